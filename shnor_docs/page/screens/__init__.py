"""The screens: each module has its ``ROUTES``, and ``page.routes`` lists them all."""
