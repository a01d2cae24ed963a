"""The hub of the load test (`mvn -Phub`): nobody can log in, and all users are processes of the one who runs it."""

import json
import os
from pathlib import Path

from jupyterhub.spawner import SimpleLocalProcessSpawner

load_subconfig(str(Path(__file__).with_name("jupyterhub_config.py")))  # noqa: F821
from momentumlab.hub import machine  # noqa: E402

c = get_config()  # noqa: F821
trial = json.loads(os.environ["MOMENTUM_HUB_TRIAL"])

# The test enters with this token alone.
c.JupyterHub.authenticator_class = "null"
c.JupyterHub.services = [{"name": "trial", "api_token": os.environ.pop("MOMENTUM_HUB_TOKEN")}]
scopes = ["admin:users", "admin:servers", "tokens", "access:servers"]
c.JupyterHub.load_roles = [{"name": "trial", "services": ["trial"], "scopes": scopes}]


class TrialSpawner(machine.OwnPorts, SimpleLocalProcessSpawner):
    """A process of the user who runs the test, in a home folder of its own."""


c.JupyterHub.spawner_class = TrialSpawner
c.SimpleLocalProcessSpawner.home_dir_template = str(Path(trial["folder"], "home", "{username}"))
c.JupyterHub.bind_url = f"http://127.0.0.1:{trial['port']}"
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{trial['hub port']}"
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{trial['proxy port']}"
c.ConfigurableHTTPProxy.command = trial["proxy"]
c.JupyterHub.db_url = f"sqlite:///{trial['folder']}/jupyterhub.sqlite"
c.JupyterHub.cookie_secret_file = f"{trial['folder']}/cookie_secret"
c.ConfigurableHTTPProxy.pid_file = f"{trial['folder']}/proxy.pid"
c.Spawner.environment["MOMENTUM_IDLE_SECONDS"] = str(trial["idle seconds"])
# by which what was started here is found and ended, whatever happens to the hub
c.Spawner.env_keep += ["MOMENTUM_OWNER"]
if os.geteuid() == 0:
    c.Spawner.args = ["--allow-root"]
