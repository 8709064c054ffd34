package io.serenade.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Outside the API browsers are refused with a page of ours, whoever refuses, and programs with something to read. */
@ExtendWith(RunningServer.class)
class ErrorPagesIT {
    private static final String ELSEWHERE = "https://elsewhere.example";
    private static final int MORE_THAN_ARE_ALLOWED = 30;

    @ParameterizedTest
    @CsvSource({
        "GET,    /admin/media/abcdefghijklmnopqrstuvwx/1, 401",
        "POST,   /admin/act,                              401",
        "POST,   /admin/login,                            403",
        "GET,    /metrics,                                401",
        "GET,    /nothing-here,                           404",
        "GET,    /storage/signed/nothing,                 404",
        "PUT,    /wall,                                   405",
        "DELETE, /media/x,                                405",
    })
    void pagesAreRefusedWithAPageOfTheSite(String method, String path, int status, Api api) {
        isAPageOfTheSite(
                api.send(method, path, BodyPublishers.noBody(), "Origin", ELSEWHERE, "Accept", "text/html,*/*"),
                status);
        isAPageOfTheSite(api.send(method, path, BodyPublishers.noBody(), "Origin", ELSEWHERE), status);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /admin/media/abcdefghijklmnopqrstuvwx/1, 401, unauthorized",
        "POST, /admin/act,                              401, unauthorized",
        "POST, /admin/login,                            403, forbidden",
        "GET,  /metrics,                                401, unauthorized",
        "GET,  /nothing-here,                           404, not_found",
        "PUT,  /wall,                                   405, method_not_allowed",
    })
    void programsAreToldWhatTheyCanRead(String method, String path, int status, String code, Api api) {
        api.send(method, path, BodyPublishers.noBody(), "Origin", ELSEWHERE, "Accept", "application/json")
                .isProblem(status, code);
    }

    @Test
    void whoGuessesTooOftenIsToldByAPageOfTheSite(Api api) {
        Answer answer = api.getAsOperator("/admin/jobs", "a guess");
        for (int i = 0; i < MORE_THAN_ARE_ALLOWED && answer.status() == 401; i++) {
            answer = api.getAsOperator("/admin/jobs", "guess " + i);
        }

        isAPageOfTheSite(answer, 429);
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    private static void isAPageOfTheSite(Answer answer, int status) {
        answer.is(status);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.text()).contains("said__text").contains("noindex").contains("</html>");
    }
}
