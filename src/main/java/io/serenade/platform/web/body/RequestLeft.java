package io.serenade.platform.web.body;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Tells the receiver of a body that the thread which took the request has left it, on servers where that matters.
 * There, listeners are told that a request is over when its first thread leaves, although it continues.
 */
@WebListener
public class RequestLeft implements ServletRequestListener {
    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        if (event.getServletRequest().getAttribute(BodyFilter.RECEIVER) instanceof BodyReceiver receiver) {
            event.getServletRequest().removeAttribute(BodyFilter.RECEIVER);
            receiver.left();
        }
    }
}
