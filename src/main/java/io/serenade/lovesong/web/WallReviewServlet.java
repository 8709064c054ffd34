package io.serenade.lovesong.web;

import io.serenade.lovesong.wall.Wall;
import io.serenade.lovesong.web.pages.Pages;
import io.serenade.lovesong.web.pages.WallPage;
import io.serenade.lovesong.web.pages.WallReviewPage;
import io.serenade.platform.Ids;
import io.serenade.platform.operators.Operator;
import io.serenade.platform.operators.OperatorAct;
import io.serenade.platform.web.operators.AdminServlet;
import io.serenade.platform.web.operators.OperatorCheck;
import io.serenade.site.HtmlAnswers;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The records that wait for a place on the wall, for the operator, with a button each way. */
@WebServlet("/admin/wall")
public class WallReviewServlet extends AdminServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Pages pages;

    @Inject
    private transient Wall wall;

    @Inject
    private transient Event<OperatorAct> acts;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        WallReviewPage page = new WallReviewPage(wall.listWaiting().stream()
                .map(record -> new WallPage.Disc(
                        record.sessionId(),
                        record.petName(),
                        record.ownerName(),
                        record.chorus().toSeconds()))
                .toList());
        HtmlAnswers.send(response, HttpServletResponse.SC_OK, pages.wallReview(page));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        Operator operator = OperatorCheck.operator(request);
        song(request, "show")
                .ifPresent(id -> acts.fire(OperatorAct.onJob(operator, "show on the wall", id, wall.show(id))));
        song(request, "refuse")
                .ifPresent(id -> acts.fire(OperatorAct.onJob(operator, "refuse for the wall", id, wall.refuse(id))));
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/admin/wall");
    }

    private static Optional<String> song(HttpServletRequest request, String parameter) {
        return Optional.ofNullable(request.getParameter(parameter)).filter(Ids::isCuid);
    }
}
