package io.serenade.operators.web;

import io.serenade.operators.AuditLog;
import io.serenade.platform.operators.AdminAccount;
import io.serenade.platform.operators.Operator;
import io.serenade.platform.operators.OperatorRole;
import io.serenade.platform.operators.Operators;
import io.serenade.platform.web.operators.AdminServlet;
import io.serenade.platform.web.operators.OperatorCheck;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Who may use the console in addition to the account of the settings. */
@WebServlet("/admin/people")
public class PeopleServlet extends AdminServlet {
    private static final long serialVersionUID = 1L;
    private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N} ._@-]{0,59}";

    @Inject
    private transient Operators people;

    @Inject
    private transient AdminAccount account;

    @Inject
    private transient AuditLog log;

    @Inject
    private transient Frames frames;

    @Override
    protected OperatorRole roleToRead() {
        return OperatorRole.ADMIN;
    }

    @Override
    protected OperatorRole roleToChange() {
        return OperatorRole.ADMIN;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(request, response, PeoplePage.of(people.list()));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Operator operator = OperatorCheck.operator(request);
        String name =
                Optional.ofNullable(request.getParameter("name")).orElse("").strip();
        Optional<OperatorRole> role = Arrays.stream(OperatorRole.values())
                .filter(known -> known.word().equals(request.getParameter("role")))
                .findFirst();
        if (!name.matches(NAME) || account.isOfTheSettings(name)) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            show(
                    request,
                    response,
                    PeoplePage.of(people.list())
                            .saying("Please give a name of letters and digits that is not that of the settings."));
        } else if (request.getParameter("remove") != null) {
            if (people.remove(name)) {
                log.enter(operator, "remove person", name, "", 0);
            }
            show(request, response, PeoplePage.of(people.list()).saying(name + " can no longer sign in."));
        } else {
            String password = people.put(name, role.orElse(OperatorRole.VIEWER), operator.name());
            log.enter(
                    operator,
                    "add person",
                    name,
                    role.orElse(OperatorRole.VIEWER).word(),
                    0);
            show(request, response, PeoplePage.of(people.list()).showing(name, password));
        }
    }

    private void show(HttpServletRequest request, HttpServletResponse response, PeoplePage page) throws IOException {
        Frames.send(response, ConsolePages.people(frames.of("people", "People", request), page));
    }
}
