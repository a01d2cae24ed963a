"""Saves a Java notebook from JupyterLab in the same words as the command refresh."""

import nbformat
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from nbformat import NotebookNode

from momentumlab.figures import pictures
from momentumlab.running import writing


class Contents(AsyncLargeFileManager):
    """The server's files. A notebook that was opened and saved keeps its bytes; run, it differs in outputs only.

    A Jupyter server would write each number of a figure on a line of its own, and the kernel's exact version.
    """

    def __init__(self, *arguments, **options) -> None:
        super().__init__(*arguments, **options)
        # A kernel draws no pictures: a figure that comes out as before keeps the one that it had.
        self._pictures: dict[str, str] = {}

    async def save(self, model, path=""):
        if model.get("type") == "notebook" and "content" in model:
            notebook = nbformat.from_dict(model["content"])
            if _is_java(notebook):
                self._pictures |= self._in_file(path)
                pictures.keep(notebook, self._pictures)
                writing.clean(notebook)
                model = {**model, "content": notebook}
        return await super().save(model, path)

    async def _save_notebook(self, os_path, nb, capture_validation_error=None):
        if not _is_java(nb):
            await super()._save_notebook(os_path, nb, capture_validation_error)
            return
        with self.atomic_writing(os_path, encoding="utf-8") as file:
            file.write(writing.text(nb, capture_validation_error=capture_validation_error))

    def _in_file(self, path: str) -> dict[str, str]:
        """The pictures of the file that is being replaced, if it is one."""
        try:
            return pictures.known(nbformat.read(self._get_os_path(path), as_version=4))
        except (OSError, ValueError, nbformat.ValidationError, nbformat.reader.NotJSONError):
            return {}


def _is_java(notebook: NotebookNode) -> bool:
    return notebook.metadata.get("kernelspec", {}).get("name") == "java"
