package io.serenade.it;

import static io.serenade.it.Order.anOrderThatFails;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a visitor is told before a photo is chosen, in the API and on the first page. */
@ExtendWith(RunningServer.class)
class CampaignIT {
    @Test
    void isOpen(Api api) {
        api.get("/api/campaign").isOk().hasJson("""
            {"state":"open","opens":null,"closes":null,"message":"Songs are being made."}\
            """);
        assertThat(api.get("/").isOk().text()).contains("data-campaign=\"open\"");
    }

    @Test
    void tellsABrowserThatItsSongsAreUsedUp(Api api) {
        String cookie = api.submit(anOrderThatFails()).field("cookie_id");
        String path = "/api/campaign?cookie_id=" + cookie;
        for (int i = 2; i <= 10; i++) {
            assertThat(api.get(path).field("state")).isEqualTo("open");
            api.submit(anOrderThatFails().withCookie(cookie)).isOk();
        }
        assertThat(api.get(path).isOk().field("state")).isEqualTo("limit_reached");
        assertThat(api.get("/api/campaign").field("state")).isEqualTo("open");
    }

    @Test
    void knowsNoBrowserByACookieThatNoDatabaseTakes(Api api) {
        assertThat(api.get("/api/campaign?cookie_id=a%00b").isOk().field("state"))
                .isEqualTo("open");
    }

    @Test
    void tellsAnAddressThatItHasToWait(Api api) {
        Api.submitAtOnce(20, number -> api, anOrderThatFails()).forEach(Answer::isOk);

        Answer campaign = api.get("/api/campaign").isOk();
        assertThat(campaign.field("state")).isEqualTo("too_many_requests");
        assertThat(campaign.json().getInt("retry_after")).isBetween(3_400, 3_600);
        assertThat(api.get("/").isOk().text())
                .contains("data-campaign=\"too_many_requests\"")
                .containsPattern("data-retry-after=\"3[45][0-9][0-9]\"");
        assertThat(api.otherVisitor().get("/api/campaign").field("state")).isEqualTo("open");
    }

    @Test
    void tellsEverybodyThatCreditsAreUsedUp(Api api, Records records) {
        String credits = records.find("select credits from provider_accounts where name = 'sonauto'")
                .orElse("1000");
        records.update("update provider_accounts set credits = 0 where name = 'sonauto'");
        try {
            assertThat(api.get("/api/campaign").isOk().field("state")).isEqualTo("sold_out");
            assertThat(api.get("/").isOk().text()).contains("data-campaign=\"sold_out\"");
        } finally {
            records.update("update provider_accounts set credits = ? where name = 'sonauto'", Long.valueOf(credits));
        }
    }
}
