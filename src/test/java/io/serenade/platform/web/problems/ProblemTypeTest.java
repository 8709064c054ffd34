package io.serenade.platform.web.problems;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of problem has a stable code and an address, and says in sentences what to do. */
class ProblemTypeTest {

    @ParameterizedTest
    @EnumSource
    void saysWhatItIsAndWhatToDo(ProblemType type) {
        assertThat(type.status()).isBetween(400, 503);
        assertThat(type.title()).isNotBlank().doesNotEndWith(".");
        assertThat(type.advice()).isNotBlank().endsWith(".");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QUOTA_EXCEEDED")
    void hasAPageOfItsOwn(ProblemType type) {
        assertThat(type.address()).isEqualTo("/problems/" + type.code().replace('_', '-'));
    }

    @Test
    void usesTheCommonTypeForUsedUpLimits() {
        assertThat(ProblemType.QUOTA_EXCEEDED.address())
                .isEqualTo("https://iana.org/assignments/http-problem-types#quota-exceeded");
    }

    @Test
    void becomesTheMembersOfAProblem() {
        JsonObject problem =
                Problems.body(ProblemType.NOT_FOUND, "There is no job 7.").build();
        assertThat(problem).containsOnlyKeys("type", "title", "status", "code", "detail");
        assertThat(problem.getString("type")).isEqualTo("/problems/not-found");
        assertThat(problem.getString("code")).isEqualTo("not_found");
        assertThat(problem.getInt("status")).isEqualTo(404);
        assertThat(problem.getString("detail")).isEqualTo("There is no job 7.");
    }
}
