"""A part of a template on its way from Word to the source of a Jinja template: nothing is lost or torn."""
