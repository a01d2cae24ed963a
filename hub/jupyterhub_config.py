"""JupyterHub for a class on one machine, `jupyterhub --config hub/jupyterhub_config.py`: see planning.md."""

import os
import sys
from pathlib import Path

from jupyterhub.spawner import LocalProcessSpawner

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT / "notebooks"))
from momentumlab.hub import machine  # noqa: E402

c = get_config()  # noqa: F821

# Who may enter: the system's users with their own passwords, by groups.
c.JupyterHub.authenticator_class = "pam"
c.LocalAuthenticator.allowed_groups = {"students", "teachers"}
c.LocalAuthenticator.admin_groups = {"teachers"}


class StudentSpawner(machine.OwnPorts, LocalProcessSpawner):
    """A process of the student's own user on this machine."""


c.JupyterHub.spawner_class = StudentSpawner
c.Spawner.cmd = [sys.executable, "-m", "momentumlab.hub.singleuser"]
c.Spawner.default_url = "/lab/tree/momentum-lab/notebooks/00-start-here.ipynb"
c.Spawner.environment = {
    # jupyter_server_config.py beside this file is what each student's server reads
    "JUPYTER_CONFIG_PATH": str(Path(__file__).parent),
    # the kernelspec that starts sooner, where `mvn -Plab` or postBuild has made it
    "JUPYTER_PATH": str(Path(sys.prefix, "share", "momentum")),
    "JUPYTER_PREFER_ENV_PATH": "1",
    # C's allocator would keep an arena of freed memory for each thread
    "MALLOC_ARENA_MAX": "1",
}
c.Spawner.env_keep = ["PATH", "LANG", "LC_ALL", "JAVA_HOME"]
# What a spawner that has means to enforces them with; a process on one machine has none, and there the kernel keeps
# itself within its heap of 512 MB.
c.Spawner.mem_limit = "1G"
c.Spawner.cpu_limit = 2

# A class begins at once. Who is refused sees an error page, who is queued only waits: a start takes about five seconds
# of one core, so that a whole class of forty has started in a hundred seconds on two.
c.JupyterHub.concurrent_spawn_limit = 40
c.Spawner.start_timeout = 300
c.Spawner.http_timeout = 300
# A server that was killed looks alive to its kernels until the hub has asked for its end: in seconds, not in thirty.
c.Spawner.poll_interval = 5
# One student more than there is memory for would end somebody's kernel: they are told that the hub is full.
c.JupyterHub.active_server_limit = machine.students(machine.memory())

# Beside what the hub keeps: its folder is where it is started.
c.JupyterHub.cleanup_servers = True
c.ConfigurableHTTPProxy.command = [os.environ.get("MOMENTUM_HUB_PROXY", "configurable-http-proxy")]
