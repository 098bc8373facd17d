"""A tutorial's settings for Sphinx: its own theme, as it comes."""

project = "Tensors in memory"
html_theme = "alabaster"
html_copy_source = False
templates_path = ["_templates"]
