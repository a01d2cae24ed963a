"""What each student's server is told, on one machine by JUPYTER_CONFIG_PATH and in an image in etc/jupyter."""

import os
import sys
from pathlib import Path

PROJECT = Path(os.environ.get("MOMENTUM_LAB") or Path(__file__).resolve().parents[1])
sys.path.insert(0, str(PROJECT / "notebooks"))
from momentumlab.hub import home  # noqa: E402

c = get_config()  # noqa: F821

# A kernel that nobody looks at any more is ended after this time, and a server without kernels after as long again.
idle = int(os.environ.get("MOMENTUM_IDLE_SECONDS", "3600"))
c.MappingKernelManager.cull_idle_timeout = idle
c.MappingKernelManager.cull_interval = max(1, idle // 30)
c.ServerApp.shutdown_no_activity_timeout = 2 * idle
# JJava does not answer a polite request to end, for which five seconds would be waited at each restart
c.KernelManager.shutdown_wait_time = 0.5

# Neither helps with Java, and both take memory: language servers, and a look for updates.
c.ServerApp.jpserver_extensions = {"jupyter_lsp": False}
c.LabApp.extension_manager = "readonly"
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.news_url = None

hindrance = home.prepare(PROJECT, Path.home())
if hindrance:
    print(hindrance, file=sys.stderr, flush=True)
