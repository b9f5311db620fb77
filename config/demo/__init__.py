"""The invented school of the demo: nobody here is or was a real person."""
