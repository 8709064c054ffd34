package io.serenade.lovesong.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.lovesong.Reports;
import io.serenade.platform.FiredEvents;
import io.serenade.platform.operators.Operator;
import io.serenade.platform.operators.OperatorAct;
import io.serenade.platform.operators.OperatorRole;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdminReportsResourceTest {
    private static final Operator MIRA = new Operator("mira", OperatorRole.OPERATOR);

    /** One that the check has let through. */
    private static final HttpServletRequest REQUEST = (HttpServletRequest) Proxy.newProxyInstance(
            AdminReportsResourceTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (self, method, arguments) -> method.getName().equals("getAttribute") ? MIRA : null);

    private final AdminReportsResource resource = new AdminReportsResource();
    private final FiredEvents<OperatorAct> acts = new FiredEvents<>();

    @Test
    void tellsWhoDismissedTheReportOfWhichSong() {
        resource.acts = acts;
        resource.reports = new Reports() {
            @Override
            public Optional<String> dismiss(long id) {
                return id == 7 ? Optional.of("toby") : Optional.empty();
            }
        };

        assertThat(resource.dismiss(7, REQUEST).getStatus()).isEqualTo(200);
        assertThat(resource.dismiss(8, REQUEST).getStatus()).isEqualTo(404);

        assertThat(acts.list()).containsExactly(new OperatorAct(MIRA, "dismiss report", "toby", "report 7", 0));
    }
}
