package io.serenade.jobs.web;

import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A client's end of a stream that writes down what arrives, and may stop reading. */
final class RecordedStream implements SseEventSink, Sse {
    final List<String> told = new ArrayList<>();
    private boolean reading = true;
    private boolean answersElsewhere;
    private boolean closed;
    private CompletableFuture<Object> stuck = new CompletableFuture<>();

    StreamClient client(String address, OptionalLong lastEventId) {
        return new StreamClient(address, lastEventId, this, this);
    }

    void stopReading() {
        reading = false;
    }

    void readOn() {
        reading = true;
        stuck.complete(null);
        stuck = new CompletableFuture<>();
    }

    /** From here on each event is answered on another thread before the next is taken, as a container may. */
    void answerOnAnotherThread() {
        answersElsewhere = true;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public CompletionStage<?> send(OutboundSseEvent event) {
        if (answersElsewhere) {
            reading = false;
            CompletableFuture<Object> before = stuck;
            stuck = new CompletableFuture<>();
            CompletableFuture.runAsync(() -> before.complete(null))
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
        }
        told.add(
                event.isReconnectDelaySet()
                        ? event.getId() + " " + event.getName() + " " + event.getData()
                        : "still here");
        return reading ? CompletableFuture.completedFuture(null) : stuck;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public OutboundSseEvent.Builder newEventBuilder() {
        return new Written();
    }

    @Override
    public SseBroadcaster newBroadcaster() {
        throw new UnsupportedOperationException();
    }

    private static final class Written implements OutboundSseEvent.Builder, OutboundSseEvent {
        private String id;
        private String name;
        private String comment;
        private long reconnectDelay = RECONNECT_NOT_SET;
        private Object data;

        @Override
        public Builder id(String value) {
            id = value;
            return this;
        }

        @Override
        public Builder name(String value) {
            name = value;
            return this;
        }

        @Override
        public Builder reconnectDelay(long millis) {
            reconnectDelay = millis;
            return this;
        }

        @Override
        public Builder mediaType(MediaType mediaType) {
            return this;
        }

        @Override
        public Builder comment(String value) {
            comment = value;
            return this;
        }

        @Override
        @SuppressWarnings("rawtypes") // as the interface has it
        public Builder data(Class type, Object value) {
            data = value;
            return this;
        }

        @Override
        @SuppressWarnings("rawtypes") // as the interface has it
        public Builder data(GenericType type, Object value) {
            data = value;
            return this;
        }

        @Override
        public Builder data(Object value) {
            data = value;
            return this;
        }

        @Override
        public OutboundSseEvent build() {
            return this;
        }

        @Override
        public Class<?> getType() {
            return String.class;
        }

        @Override
        public Type getGenericType() {
            return String.class;
        }

        @Override
        public MediaType getMediaType() {
            return MediaType.TEXT_PLAIN_TYPE;
        }

        @Override
        public Object getData() {
            return data;
        }

        @Override
        public String getId() {
            return id;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public String getComment() {
            return comment;
        }

        @Override
        public long getReconnectDelay() {
            return reconnectDelay;
        }

        @Override
        public boolean isReconnectDelaySet() {
            return reconnectDelay != RECONNECT_NOT_SET;
        }
    }
}
