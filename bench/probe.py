"""A whole process that says when its window was first painted: `python -m bench.probe empty|window ARGUMENTS`.

It prints the moment (`time.monotonic`, which all processes of a machine share), and a second line once it has come to rest.
With ``BENCH_STAY`` in the environment it stays after that until it is ended, so that its memory can be read.
"""

from __future__ import annotations

import gc
import sys


def show_empty() -> None:
    """Show the least window: one editor, of our window's size."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

    from bench.watch import Watch

    application = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QPlainTextEdit())
    window.resize(1280, 800)
    watch = Watch(window)
    window.show()
    application.exec()
    del watch


def show_ours(arguments: list[str]) -> None:
    """Run the program as its command does, and watch the window that it builds."""
    from inspector.cli import main
    from inspector.desktop.bindings import load_bindings

    gc.disable()  # this and the next line: as the command does before it loads the window
    load_bindings()
    import inspector.app
    from bench.watch import Watch

    build = inspector.app.build
    watches = []

    def watched(*given: object) -> object:
        app = build(*given)  # type: ignore[arg-type]  # handed through as they came
        watches.append(Watch(app.window))
        return app

    vars(inspector.app)["build"] = watched
    main(arguments)


if __name__ == "__main__":
    if sys.argv[1] == "empty":
        show_empty()
    else:
        show_ours(sys.argv[2:])
