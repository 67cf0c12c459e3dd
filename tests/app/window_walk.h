// The walk that matters most, done with a mouse in a window: wait for the
// picture, click a line, read its evidence, open the sentence, click a mention.
// The mouse is Qt's own (offscreen) or the X server's (xdotool).
#pragma once

#include "app/main_window.h"

#include <functional>

namespace redthread {

struct Mouse {
    // Positions are in the widget's own pixels.
    std::function<void(QWidget*, QPoint)> click;
};

Mouse qtMouse();
Mouse xMouse(); // xdotool: real events through the X server and the window manager

struct WalkResult {
    QString problem; // empty: all went well
};

WalkResult clickALineAndOpenItsSentence(MainWindow& window, const Mouse& mouse);

} // namespace redthread
