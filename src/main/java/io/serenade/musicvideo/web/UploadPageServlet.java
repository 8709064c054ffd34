package io.serenade.musicvideo.web;

import io.serenade.accounts.AccountId;
import io.serenade.musicvideo.film.Estimate;
import io.serenade.musicvideo.film.Estimate.Forecast;
import io.serenade.musicvideo.web.pages.UploadPage;
import io.serenade.providers.MediaGenerator;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** The page on which a music video is ordered. */
@WebServlet("/upload")
public class UploadPageServlet extends SignedInServlet {
    private static final long serialVersionUID = 1L;
    private static final String TOO_DEAR = "-";

    @Inject
    private transient Estimate estimate;

    @Inject
    private transient MediaGenerator generator;

    @Override
    protected void answer(AccountId account, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        show("musicvideo/upload", page(true), response);
    }

    /** Anybody may see the form and the prices; only the order needs an account. */
    @Override
    protected void answerStranger(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show("musicvideo/upload", page(false), response);
    }

    private UploadPage page(boolean signedIn) {
        List<Forecast> forecasts = IntStream.rangeClosed(1, UploadPage.PRICES)
                .mapToObj(Estimate.STEP::multipliedBy)
                .map(estimate::of)
                .toList();
        return new UploadPage(
                generator.models().isEmpty() ? "unavailable" : "",
                forecasts.stream().map(UploadPageServlet::price).toList(),
                forecasts.stream().map(Forecast::clips).toList(),
                FilmPages.dollars(forecasts.get(0).clip()),
                signedIn);
    }

    private static String price(Forecast forecast) {
        return forecast.isAffordable() ? FilmPages.dollars(forecast.cost()) : TOO_DEAR;
    }
}
