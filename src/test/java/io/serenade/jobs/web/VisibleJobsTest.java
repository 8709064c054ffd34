package io.serenade.jobs.web;

import static io.serenade.jobs.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serenade.accounts.AccountId;
import io.serenade.accounts.Callers;
import io.serenade.accounts.Visitor;
import io.serenade.accounts.Visitors;
import io.serenade.jobs.Job;
import io.serenade.jobs.Jobs;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleJobsTest {
    private static final String KEY = "key-1";
    private static final Visitor MATT = new Visitor("matt");
    private static final JobRepresentation SHOWN = (JobRepresentation) Proxy.newProxyInstance(
            VisibleJobsTest.class.getClassLoader(),
            new Class<?>[] {JobRepresentation.class},
            (self, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    private final Map<String, Job> stored = new HashMap<>();
    private final VisibleJobs visible = new VisibleJobs();
    private final HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
            VisibleJobsTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (self, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            });
    private Optional<String> caller = Optional.empty();
    private Optional<Visitor> visitor = Optional.empty();

    @BeforeEach
    void wire() {
        visible.jobs = new Jobs() {
            @Override
            public Optional<Job> find(String id) {
                return Optional.ofNullable(stored.get(id));
            }
        };
        visible.representations = new JobRepresentations() {
            @Override
            public Optional<JobRepresentation> find(Job job) {
                return job.product().equals("song") ? Optional.empty() : Optional.of(SHOWN);
            }
        };
        visible.callers = new Callers() {
            @Override
            public Optional<String> owner(HttpServletRequest any) {
                return caller;
            }
        };
        visible.visitors = new Visitors() {
            @Override
            public Optional<Visitor> ordering(HttpServletRequest any) {
                return visitor;
            }
        };
        store("nobodys", aJob().build());
        store("of-a-key", aJob().ownedBy(KEY).build());
        store("of-an-account", aJob().ownedBy(new AccountId("anna").owner()).build());
        store("of-a-visitor", aJob().ownedBy(MATT.owner()).build());
        store("song", aJob().of("song").build());
    }

    @Test
    void showsAJobWithoutAnOwnerToWhoeverKnowsItsId() {
        assertThat(visible.get("nobodys", request)).isSameAs(stored.get("nobodys"));
        assertThat(visible.changeable("nobodys", request)).isSameAs(stored.get("nobodys"));
    }

    @Test
    void showsAKeysJobToThatKeyAlone() {
        assertThat(typeOf("of-a-key")).isEqualTo(ProblemType.NOT_FOUND);
        caller = Optional.of("key-2");
        assertThat(typeOf("of-a-key")).isEqualTo(ProblemType.NOT_FOUND);
        caller = Optional.of(new AccountId(KEY).owner());
        assertThat(typeOf("of-a-key")).isEqualTo(ProblemType.NOT_FOUND);

        caller = Optional.of(KEY);

        assertThat(visible.get("of-a-key", request)).isNotNull();
    }

    @Test
    void asksWhoeverShowsNothingToSignInForAnAccountsJob() {
        assertThatThrownBy(() -> visible.get("of-an-account", request))
                .isInstanceOfSatisfying(
                        WebApplicationException.class,
                        asked -> assertThat(asked.getResponse().getStatus()).isEqualTo(401));
        caller = Optional.of(new AccountId("somebody").owner());
        assertThat(typeOf("of-an-account")).isEqualTo(ProblemType.NOT_FOUND);

        caller = Optional.of(new AccountId("anna").owner());

        assertThat(visible.get("of-an-account", request)).isNotNull();
    }

    @Test
    void showsAVisitorsJobToAllAndLetsTheVisitorAloneChangeIt() {
        assertThat(visible.get("of-a-visitor", request)).isNotNull();
        assertThat(changeTypeOf("of-a-visitor")).isEqualTo(ProblemType.FORBIDDEN);
        visitor = Optional.of(new Visitor("somebody"));
        assertThat(changeTypeOf("of-a-visitor")).isEqualTo(ProblemType.FORBIDDEN);

        visitor = Optional.of(MATT);

        assertThat(visible.changeable("of-a-visitor", request)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "", "../nobodys", "nobodys\\0", "song"})
    void hasNoJobBut(String id) {
        assertThat(typeOf(id)).isEqualTo(ProblemType.NOT_FOUND);
    }

    @Test
    void saysThatAJobWasErased() {
        store("erased", aJob().erasedAt(Instant.EPOCH).build());

        assertThat(typeOf("erased")).isEqualTo(ProblemType.GONE);
    }

    private void store(String id, Job job) {
        stored.put(id, job);
    }

    private ProblemType typeOf(String id) {
        return catchThrowableOfType(ProblemException.class, () -> visible.get(id, request))
                .type();
    }

    private ProblemType changeTypeOf(String id) {
        return catchThrowableOfType(ProblemException.class, () -> visible.changeable(id, request))
                .type();
    }
}
