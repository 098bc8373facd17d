"""A tutorial's settings for Sphinx: its own theme, as it comes, and the script that makes the blocks live."""

project = "Tensors in memory"
html_theme = "alabaster"
html_copy_source = False
html_js_files = [
    (
        "EMBED",
        {"type": "module", "blocking": "render", "data-upgrade": "", "data-recorded": ""},
    )
]
