package io.serenade.jobs.web;

import static io.serenade.jobs.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serenade.jobs.Job;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.calls.CancelJob;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobsResourceTest {
    private static final Job JOB = aJob().build();
    private static final JsonObject STATUS =
            Json.createObjectBuilder().add("status", "failed").build();

    private final JobsResource resource = new JobsResource();
    private boolean underWay = true;

    @BeforeEach
    void wire() {
        resource.visible = new VisibleJobs() {
            @Override
            public Job changeable(String id, HttpServletRequest request) {
                return JOB;
            }
        };
        resource.cancellation = new CancelJob() {
            @Override
            public boolean cancel(String jobId) {
                return underWay;
            }
        };
        resource.jobs = new Jobs() {
            @Override
            public Optional<Job> find(String id) {
                return Optional.of(JOB);
            }
        };
        JobRepresentation shown = (JobRepresentation) Proxy.newProxyInstance(
                JobsResourceTest.class.getClassLoader(),
                new Class<?>[] {JobRepresentation.class},
                (self, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("status");
                    return STATUS;
                });
        resource.representations = new JobRepresentations() {
            @Override
            public Optional<JobRepresentation> find(Job job) {
                return Optional.of(shown);
            }
        };
    }

    @Test
    void cancelsWhatIsUnderWay() {
        assertThat(resource.cancel(JOB.id(), null).getStatus()).isEqualTo(200);
        assertThat(resource.cancel(JOB.id(), null).getEntity()).isEqualTo(STATUS.toString());
    }

    /** Nothing that could erase it is wired. */
    @Test
    void leavesWhatHasEndedAsItIs() {
        underWay = false;

        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> resource.cancel(JOB.id(), null));

        assertThat(refusal.type()).isEqualTo(ProblemType.CONFLICT);
        assertThat(refusal).hasMessage("The job has ended already, and stays as it is.");
    }
}
