package io.serenade.platform.web.body;

import io.serenade.platform.web.problems.ProblemException;

/** The result of receiving a body: the body, in memory or in a file, or the reason why there is none. */
final class ReceivedBody {
    private final RequestBody body;
    private final RequestFile file;
    private final ProblemException refusal;

    private ReceivedBody(RequestBody body, RequestFile file, ProblemException refusal) {
        this.body = body;
        this.file = file;
        this.refusal = refusal;
    }

    static ReceivedBody of(RequestBody body) {
        return new ReceivedBody(body, null, null);
    }

    static ReceivedBody of(RequestFile file) {
        return new ReceivedBody(null, file, null);
    }

    static ReceivedBody refused(ProblemException refusal) {
        return new ReceivedBody(null, null, refusal);
    }

    RequestBody body() {
        return unlessRefused(body);
    }

    RequestFile file() {
        return unlessRefused(file);
    }

    private <T> T unlessRefused(T received) {
        if (refusal != null) {
            throw refusal;
        }
        return received;
    }
}
