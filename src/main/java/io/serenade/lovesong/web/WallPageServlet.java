package io.serenade.lovesong.web;

import io.serenade.lovesong.LoveSongSettings;
import io.serenade.lovesong.wall.Wall;
import io.serenade.lovesong.wall.Wall.Place;
import io.serenade.lovesong.wall.Wall.WallRecord;
import io.serenade.lovesong.web.pages.Pages;
import io.serenade.lovesong.web.pages.WallPage;
import io.serenade.site.CommonPages;
import io.serenade.site.HtmlAnswers;
import io.serenade.site.MessagePage;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The wall of turning records. */
@WebServlet("/wall")
public class WallPageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern PLACE = Pattern.compile("([0-9]{1,16})-([a-z0-9]{24})");

    @Inject
    private transient Pages pages;

    @Inject
    private transient CommonPages commonPages;

    @Inject
    private transient Wall wall;

    @Inject
    private transient LoveSongSettings settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!settings.wall()) {
            MessagePage absent = MessagePage.of(MessagePage.Kind.NOT_FOUND);
            HtmlAnswers.send(response, absent.kind().status(), commonPages.message(absent));
            return;
        }
        Optional<Place> after =
                Optional.ofNullable(request.getParameter("after")).flatMap(WallPageServlet::place);
        List<WallRecord> records = wall.listShown(after);
        boolean more = records.size() > Wall.PAGE;
        List<WallRecord> shown = more ? records.subList(0, Wall.PAGE) : records;
        Optional<String> next = more ? Optional.of(nextAfter(shown.get(Wall.PAGE - 1))) : Optional.empty();
        HtmlAnswers.sendShared(
                response,
                pages.wall(new WallPage(
                        shown.stream().map(WallPageServlet::shown).toList(),
                        wall.countSongs(),
                        after.isEmpty(),
                        next)));
    }

    private static String nextAfter(WallRecord last) {
        Instant shownAt = last.shownAt().orElseThrow();
        return "/wall?after=" + ChronoUnit.MICROS.between(Instant.EPOCH, shownAt) + "-" + last.sessionId();
    }

    /** As {@link #nextAfter} writes it; empty for anything else, which shows the first page. */
    private static Optional<Place> place(String written) {
        Matcher place = PLACE.matcher(written);
        return place.matches()
                ? Optional.of(new Place(
                        Instant.EPOCH.plus(Long.parseLong(place.group(1)), ChronoUnit.MICROS), place.group(2)))
                : Optional.empty();
    }

    private static WallPage.Disc shown(WallRecord record) {
        return new WallPage.Disc(
                record.sessionId(),
                record.petName(),
                record.ownerName(),
                record.chorus().toSeconds());
    }
}
