package io.serenade.platform.web.routes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RouteTemplateTest {
    @Test
    void matchesWordsAndVariables() {
        RouteTemplate template = new RouteTemplate("/jobs/{id}/events");
        assertThat(matches(template, "/jobs/7/events")).isTrue();
        assertThat(matches(template, "//jobs/7;a=b/events;x/")).isTrue();
        assertThat(matches(template, "/jobs/7")).isFalse();
        assertThat(matches(template, "/jobs/7/events/8")).isFalse();
        assertThat(matches(template, "/job/7/events")).isFalse();
    }

    @Test
    void knowsTheShapeOfAVariable() {
        RouteTemplate template = new RouteTemplate("reports/{id: [0-9]{1,18}}/dismiss");
        assertThat(matches(template, "/reports/17/dismiss")).isTrue();
        assertThat(matches(template, "/reports/x/dismiss")).isFalse();
    }

    @Test
    void tellsHowFarAPathAgrees() {
        RouteTemplate template = new RouteTemplate("/v1/jobs/{id}");
        assertThat(template.commonWith(RouteTemplate.partsOf("/v1/nothing"))).isEqualTo(1);
        assertThat(template.commonWith(RouteTemplate.partsOf("/v1/jobs/7/nothing")))
                .isEqualTo(3);
        assertThat(template.commonWith(RouteTemplate.partsOf("/v1x"))).isZero();
    }

    private static boolean matches(RouteTemplate template, String path) {
        return template.matches(RouteTemplate.partsOf(path));
    }
}
