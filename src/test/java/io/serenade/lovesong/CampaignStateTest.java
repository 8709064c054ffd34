package io.serenade.lovesong;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.IntakePauses;
import io.serenade.jobs.calls.ProviderSlots;
import io.serenade.jobs.calls.QueuePlaces;
import io.serenade.lovesong.CampaignState.State;
import io.serenade.lovesong.Submissions.Pace;
import io.serenade.platform.limits.Limits.Verdict;
import io.serenade.platform.settings.Settings;
import io.serenade.providers.ProviderAccount;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CampaignStateTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final String OPENED = "2027-02-01T00:00:00Z";

    private long credits = 100;
    private int waiting;
    private boolean allUsed;
    private boolean budgetUsedUp;
    private boolean configured = true;
    private boolean paused;
    private Verdict hour = new Verdict(true, 3, 20, Duration.ZERO);
    private Optional<Pace> pace = Optional.of(new Pace(20, 60, 10));

    @Test
    void isOpenBetweenItsMoments() {
        assertThat(seen(Map.of())).isEqualTo(State.OPEN);
        assertThat(seen(Map.of("CAMPAIGN_OPENS", NOON.toString()))).isEqualTo(State.OPEN);
        assertThat(seen(Map.of("CAMPAIGN_OPENS", OPENED, "CAMPAIGN_CLOSES", "2027-02-14T12:00:01Z")))
                .isEqualTo(State.OPEN);
    }

    @Test
    void isNotOpenBeforeAndAfter() {
        assertThat(seen(Map.of("CAMPAIGN_OPENS", "2027-02-14T12:00:01Z"))).isEqualTo(State.NOT_YET);
        assertThat(seen(Map.of("CAMPAIGN_CLOSES", NOON.toString()))).isEqualTo(State.CLOSED);
    }

    @Test
    void isSoldOutWhenTheKnownCreditsPayForNoSong() {
        credits = 0;
        assertThat(seen(Map.of())).isEqualTo(State.SOLD_OUT);
        credits = 99;
        assertThat(seen(Map.of())).isEqualTo(State.SOLD_OUT);
        credits = -1;
        assertThat(seen(Map.of())).isEqualTo(State.OPEN);
    }

    @Test
    void isSoldOutWhenTheBudgetPaysForNoSong() {
        budgetUsedUp = true;
        assertThat(seen(Map.of())).isEqualTo(State.SOLD_OUT);
    }

    @Test
    void isUnavailableWhereNobodyCanMakeSongs() {
        configured = false;
        assertThat(seen(Map.of())).isEqualTo(State.UNAVAILABLE);
        assertThat(seen(Map.of("CAMPAIGN_CLOSES", OPENED))).isEqualTo(State.CLOSED);
    }

    @Test
    void isFullWhenTheQueueIsLongerThanAllowed() {
        waiting = 100;
        assertThat(seen(Map.of("MAX_QUEUE_WAIT", "10"))).isEqualTo(State.OPEN);
        waiting = 101;
        assertThat(seen(Map.of("MAX_QUEUE_WAIT", "10"))).isEqualTo(State.FULL);
        assertThat(seen(Map.of("MAX_QUEUE_WAIT", "10.2"))).isEqualTo(State.OPEN);
        assertThat(seen(Map.of())).isEqualTo(State.OPEN);
    }

    @Test
    void isNeverFullWhileTooLittleIsKnownToEstimate() {
        waiting = 10_000;
        pace = Optional.empty();
        assertThat(seen(Map.of("MAX_QUEUE_WAIT", "10"))).isEqualTo(State.OPEN);
    }

    @Test
    void tellsABrowserAndAnAddressTheirOwnLimits() {
        hour = new Verdict(false, 20, 20, Duration.ofMinutes(12));
        CampaignState campaign = campaign(Map.of());
        assertThat(campaign.forVisitor("here", Optional.of("cookie")))
                .isEqualTo(new CampaignState.Standing(State.TOO_MANY_REQUESTS, Duration.ofMinutes(12)));

        allUsed = true;
        assertThat(campaign.forVisitor("here", Optional.of("cookie")))
                .isEqualTo(new CampaignState.Standing(State.LIMIT_REACHED, Duration.ZERO));
        assertThat(campaign.forVisitor("here", Optional.empty()).state()).isEqualTo(State.TOO_MANY_REQUESTS);
    }

    @Test
    void tellsTheMostLastingReasonFirst() {
        allUsed = true;
        credits = 0;
        hour = new Verdict(false, 20, 20, Duration.ofMinutes(12));
        assertThat(seen(Map.of("CAMPAIGN_CLOSES", OPENED))).isEqualTo(State.CLOSED);
        assertThat(seen(Map.of())).isEqualTo(State.SOLD_OUT);
    }

    @Test
    void tellsOfAPauseBeforehand() {
        paused = true;
        credits = 0;
        assertThat(seen(Map.of())).isEqualTo(State.PAUSED);
        assertThat(seen(Map.of("CAMPAIGN_CLOSES", NOON.toString()))).isEqualTo(State.CLOSED);
    }

    /** Each order asks for it, so nothing but settings and the clock are there. */
    @Test
    void knowsItsPlanWithoutAStatement() {
        assertThat(planned(Map.of())).isEqualTo(State.OPEN);
        assertThat(planned(Map.of("CAMPAIGN_OPENS", "2027-02-14T12:00:01Z"))).isEqualTo(State.NOT_YET);
        assertThat(planned(Map.of("CAMPAIGN_CLOSES", NOON.toString()))).isEqualTo(State.CLOSED);
        configured = false;
        assertThat(planned(Map.of())).isEqualTo(State.UNAVAILABLE);
    }

    private State planned(Map<String, String> variables) {
        CampaignState campaign = campaign(variables);
        campaign.pauses = null;
        campaign.slots = null;
        campaign.budget = null;
        campaign.places = null;
        campaign.pace = null;
        campaign.submissions = null;
        return campaign.plan();
    }

    private State seen(Map<String, String> variables) {
        return campaign(variables).forVisitor("here", Optional.of("cookie")).state();
    }

    private CampaignState campaign(Map<String, String> variables) {
        CampaignState campaign = new CampaignState();
        campaign.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        campaign.settings = LoveSongSettings.from(new Settings(name -> Optional.ofNullable(variables.get(name))));
        ScriptedSongGenerator generator = new ScriptedSongGenerator();
        generator.configured = configured;
        campaign.generator = generator;
        campaign.pauses = new IntakePauses() {
            @Override
            public Optional<Pause> find(String product) {
                return Optional.of(new Pause(product, "A new singer", NOON, "anna"))
                        .filter(pause -> paused);
            }
        };
        campaign.slots = new ProviderSlots() {
            @Override
            public ProviderAccount get(String name) {
                return new ProviderAccount(name, 10, 100);
            }

            @Override
            public Standing standing(String name) {
                Credits known =
                        new Credits(credits < 0 ? OptionalLong.empty() : OptionalLong.of(credits), Optional.empty());
                return new Standing(get(name), get(name).slots(), 0, waiting, known, Optional.empty());
            }
        };
        campaign.budget = new SongBudget() {
            @Override
            boolean isUsedUp() {
                return budgetUsedUp;
            }
        };
        campaign.places = new QueuePlaces() {
            @Override
            public int waiting(String name) {
                return waiting;
            }
        };
        campaign.pace = new SongPace() {
            @Override
            public Optional<Pace> now() {
                return pace;
            }
        };
        campaign.submissions = new Submissions() {
            @Override
            public Verdict peekAddress(String address) {
                return hour;
            }

            @Override
            public boolean hasUsedAllSongs(String cookieId) {
                return allUsed;
            }
        };
        return campaign;
    }
}
