package io.serenade.talkingpet.web;

import io.serenade.jobs.JobError;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.problems.Problems;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/**
 * The failures of this API: 400 for what the caller can fix, 500 for what the caller cannot fix, each with a code and a
 * sentence.
 */
final class PetProblems {
    /** Codes of providers' refusals that the request caused. */
    private static final Set<String> CALLERS_FAULT =
            Set.of("provider_rejected", "prompt_refused", "input_refused", "speech_refused");

    private PetProblems() {}

    /** Something about the request is to be fixed. */
    static WebApplicationException badRequest(String code, String sentence) {
        return new WebApplicationException(
                Problems.answer(ProblemType.BAD_REQUEST, body(ProblemType.BAD_REQUEST, code, sentence))
                        .build());
    }

    /** A setting is missing here. */
    static WebApplicationException notConfigured(String sentence) {
        return new WebApplicationException(
                Problems.answer(ProblemType.SERVER_ERROR, body(ProblemType.SERVER_ERROR, "not_configured", sentence))
                        .build());
    }

    /** A job that has failed. */
    static Response failed(String jobId, JobError error) {
        ProblemType type = CALLERS_FAULT.contains(error.code()) ? ProblemType.BAD_REQUEST : ProblemType.SERVER_ERROR;
        return Problems.answer(
                        type,
                        body(type, error.code(), error.message())
                                .add("job_id", jobId)
                                .add("retryable", error.retryable()))
                .build();
    }

    private static JsonObjectBuilder body(ProblemType type, String code, String sentence) {
        return Problems.body(type, sentence).add("code", code);
    }
}
