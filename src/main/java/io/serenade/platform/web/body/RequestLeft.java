package io.serenade.platform.web.body;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Tells the receiver of a body that the thread which took the request has left it, where a server needs that to be waited
 * for. There requests are over for their listeners when the first thread leaves, while they go on.
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
