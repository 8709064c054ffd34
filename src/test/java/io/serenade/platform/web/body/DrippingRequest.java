package io.serenade.platform.web.body;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A request whose body comes as a test sends it, and what became of it. */
final class DrippingRequest {
    private final Map<String, Object> attributes = new HashMap<>();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private int read;
    private int gone;
    private boolean ended;
    private boolean complete;

    void sends(String text) {
        sent.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    void ends() {
        ended = true;
    }

    boolean hasGoneOn() {
        return gone > 0;
    }

    int timesGoneOn() {
        return gone;
    }

    boolean isComplete() {
        return complete;
    }

    ReceivedBody received() {
        return (ReceivedBody) attributes.get(BodyFilter.RECEIVED);
    }

    AsyncContext async() {
        ServletRequest request = (ServletRequest) proxy(ServletRequest.class, (method, arguments) -> {
            attributes.put((String) arguments[0], arguments[1]);
            return null;
        });
        return (AsyncContext) proxy(AsyncContext.class, (method, arguments) -> {
            switch (method) {
                case "getRequest" -> {
                    return request;
                }
                case "dispatch" -> gone++;
                case "complete" -> complete = true;
                default -> throw new UnsupportedOperationException(method);
            }
            return null;
        });
    }

    private interface Call {
        Object of(String method, Object[] arguments);
    }

    private static Object proxy(Class<?> type, Call call) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call.of(method.getName(), arguments));
    }

    ServletInputStream input() {
        return new ServletInputStream() {
            @Override
            public boolean isFinished() {
                return ended && read == sent.size();
            }

            @Override
            public boolean isReady() {
                return read < sent.size() || ended;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read() {
                return isFinished() ? -1 : sent.toByteArray()[read++];
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                if (isFinished()) {
                    return -1;
                }
                int count = Math.min(length, sent.size() - read);
                System.arraycopy(sent.toByteArray(), read, bytes, from, count);
                read += count;
                return count;
            }
        };
    }
}
