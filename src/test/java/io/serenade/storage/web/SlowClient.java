package io.serenade.storage.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;

/** A client of an answer that is written as it is taken: so many pieces, no more. */
final class SlowClient extends ServletOutputStream {
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private WriteListener server;
    private int room;
    private boolean completed;

    /** The exchange as the server would hand it out. */
    AsyncContext exchange() {
        ServletResponse response = fake(ServletResponse.class);
        return (AsyncContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {AsyncContext.class}, (proxy, method, arguments) -> {
                    completed |= method.getName().equals("complete");
                    return method.getName().equals("getResponse") ? response : null;
                });
    }

    private <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getName().equals("getOutputStream") ? this : null));
    }

    /** Makes room for so many pieces. */
    void takes(int pieces) throws IOException {
        room = pieces;
        server.onWritePossible();
    }

    byte[] received() {
        return received.toByteArray();
    }

    boolean isCompleted() {
        return completed;
    }

    @Override
    public boolean isReady() {
        return room > 0;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        server = listener;
    }

    @Override
    public void write(int one) {
        throw new UnsupportedOperationException("Pieces only");
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        if (room <= 0) {
            throw new IllegalStateException("Nobody takes this");
        }
        room--;
        received.write(bytes, from, length);
    }
}
