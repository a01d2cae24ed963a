"""Sphinx's settings for the book. The command book copies this folder, adds the notebooks, and builds from the copy."""

project = html_title = "Momentum Lab"
extensions = ["myst_nb"]
exclude_patterns = ["site", "jupyter_execute"]

nb_execution_mode = "off"  # the notebooks come executed
nb_ipywidgets_js = {}  # the default would load two scripts from the network
myst_enable_extensions = ["dollarmath", "amsmath", "attrs_inline"]
myst_heading_anchors = 3
mathjax_path = "mathjax.js"
mathjax3_config = {"options": {"enableMenu": False}}  # whose menu would make every formula a tab stop

html_theme = "furo"
html_static_path = ["_static"]
html_extra_path = ["site"]  # the Javadoc, and the figures as files
html_css_files = ["mfig.css"]
html_js_files = [(name, {"defer": "defer"}) for name in ("unpack.js", "mfig.js", "live.js", "figures.js", "book.js")]
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/javadoc.html",
        "sidebar/scroll-end.html",
    ]
}
templates_path = ["_templates"]
html_copy_source = html_show_sourcelink = html_show_copyright = html_use_index = html_domain_indices = False
html_last_updated_fmt = None
pygments_style = "friendly"
pygments_dark_style = "github-dark"
