package io.serenade.lovesong;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobError;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.calls.AskOnce;
import io.serenade.jobs.calls.ProviderSlots;
import io.serenade.jobs.calls.ProviderWork;
import io.serenade.platform.json.Base64Text;
import io.serenade.platform.settings.Settings;
import io.serenade.providers.ProviderAccount;
import io.serenade.providers.SongGenerator.Progress;
import io.serenade.providers.SongGenerator.SongRecord;
import io.serenade.providers.SongGenerator.SungWord;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** When a song is asked for once more, and which of the two is delivered. */
class CheckNamesTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final Claim CLAIM = new Claim("song1", Submission.PRODUCT, CheckNames.NAME, 0, 1, false);
    private static final URI CALLBACK = URI.create("http://127.0.0.1:8080/api/webhook/token");

    private final Submission song = new Submission(
            "song1",
            "cookie",
            "hash",
            new SubmissionForm("Toby", "Dog", Base64Text.of("photo"), "Chill", "Matt", Optional.empty()));
    private final ScriptedSongGenerator generator = new ScriptedSongGenerator();
    private String nameCheck = "on";
    private Optional<String> closed = Optional.empty();
    private Outcome followed = Outcome.awaitingSlot();
    private boolean takenBack;
    private boolean broke;

    @Test
    void goesOnWhereBothNamesAreSung() {
        receive("Oh Toby, you and Matt");
        assertThat(settled(run())).isInstanceOf(Outcome.Done.class);
        assertThat(song.missedName()).isEmpty();
    }

    @Test
    void tellsAtOnceThatANameIsMissed() {
        receive("Oh my Tobby, you and Matt");

        assertThat(settled(run())).isInstanceOf(Outcome.Parked.class);
        assertThat(song.missedName()).contains(new MissedName("Toby", Optional.of("Tobby"), SecondTake.ASKED));
    }

    @Test
    void waitsALittleForTheWordsWithTimes() {
        receive("Oh Toby, you and Matt");
        song.awaitWords(NOON.plusSeconds(8));
        assertThat(run()).isEqualTo(new Outcome.Parked(NOON.plusSeconds(8), Outcome.NOTHING));

        song.noteWords(List.of(words("Oh", "my", "Tobby", "you", "and", "Matt")));
        assertThat(settled(run())).isInstanceOf(Outcome.Parked.class);
        assertThat(song.missedName()).isPresent();
    }

    @Test
    void asksForNothingWhenSwitchedOffOrWhileNothingMayBePaid() {
        receive("Oh my Tobby, you and Matt");
        closed = Optional.of("The 5 paid requests of a day are used up.");
        assertThat(settled(run())).isInstanceOf(Outcome.Done.class);

        closed = Optional.empty();
        nameCheck = "off";
        assertThat(settled(run())).isInstanceOf(Outcome.Done.class);
        assertThat(song.missedName()).isEmpty();
    }

    @Test
    void asksForNothingThatCannotBeReserved() {
        receive("Oh my Tobby, you and Matt");
        broke = true;
        settled(run());

        assertThat(song.missedName()).isEmpty();
        broke = false;
        assertThat(settled(run())).isInstanceOf(Outcome.Done.class);
        assertThat(song.missedName()).as("decided once").isEmpty();
    }

    @Test
    void tellsTheSingerHowTheMissedNameIsSaid() {
        missTheName();
        work().ask(Optional.of(CALLBACK));

        assertThat(generator.requests).singleElement().satisfies(request -> assertThat(request.prompt())
                .isEqualTo("Matt Dog Toby again Toby=To-bee"));
    }

    @Test
    void deliversTheSecondWhereItIsRight() {
        missTheName();
        work().succeeded(record("Oh Toby, you and Matt"));

        assertThat(song.lyrics()).contains("Oh Toby, you and Matt");
        assertThat(song.missedName()).map(MissedName::take).contains(SecondTake.MENDED);
        assertThat(settled(run())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void deliversTheBetterWhereTheSecondMissesToo() {
        missTheName();
        work().succeeded(record("Oh my darling, you and Matt"));
        assertThat(song.lyrics()).contains("Oh my Tobby, you and Matt");
        assertThat(song.missedName()).map(MissedName::take).contains(SecondTake.BETTER_OF_TWO);
    }

    @Test
    void aSecondThatCannotBeMadeFailsNoSong() {
        missTheName();
        followed = Outcome.failed(new JobError("second_take_failed", "No.", true));

        assertThat(settled(run())).isInstanceOf(Outcome.Done.class);
        assertThat(song.missedName().filter(MissedName::isTold)).isEmpty();
        assertThat(song.lyrics()).contains("Oh my Tobby, you and Matt");
        assertThat(settled(run())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void waitsForASlotButNotForTheNextDay() {
        missTheName();
        assertThat(run()).isEqualTo(new Outcome.Parked(NOON.plusSeconds(20), Outcome.NOTHING));

        closed = Optional.of("The 5 paid requests of a day are used up.");
        assertThat(settled(run())).isInstanceOf(Outcome.Done.class);
        assertThat(takenBack).isTrue();
    }

    private void receive(String lyrics) {
        song.markReceived(record(lyrics), NOON);
    }

    private void missTheName() {
        receive("Oh my Tobby, you and Matt");
        settled(run());
    }

    private static SongRecord record(String lyrics) {
        return new SongRecord(
                Progress.SUCCEEDED,
                Optional.of(URI.create("http://127.0.0.1/song.mp3")),
                lyrics,
                Optional.empty(),
                List.of(),
                false,
                "{}");
    }

    private static SungWord[] words(String... texts) {
        return Arrays.stream(texts)
                .map(text -> new SungWord(text, Duration.ofSeconds(1), Duration.ofSeconds(2)))
                .toArray(SungWord[]::new);
    }

    private static Outcome settled(Outcome outcome) {
        outcome.onSettle().run();
        return outcome;
    }

    private Outcome run() {
        return stage().run(CLAIM);
    }

    private ProviderWork<SongRecord> work() {
        return stage().workOf("song1", "song-again");
    }

    private CheckNames stage() {
        CheckNames stage = new CheckNames();
        stage.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        stage.settings = LoveSongSettings.from(
                new Settings(name -> Optional.of(nameCheck).filter(value -> name.equals("NAME_CHECK"))));
        stage.style = new SongStyle(
                "{owner_name} {pet_type} {pet_name}",
                Optional.empty(),
                "{name}={say}",
                "again {name}={say}",
                List.of("love"),
                Map.of(),
                Map.of());
        stage.submissions = new Submissions() {
            @Override
            public Submission get(String sessionId) {
                return song;
            }
        };
        stage.requests = new SongRequests();
        stage.requests.clock = stage.clock;
        stage.requests.settings = stage.settings;
        stage.requests.style = stage.style;
        stage.requests.generator = generator;
        stage.requests.submissions = stage.submissions;
        stage.slots = new ProviderSlots() {
            @Override
            public Standing standing(String name) {
                Credits unknown = new Credits(OptionalLong.empty(), Optional.empty());
                return new Standing(new ProviderAccount(name, 10, 100), 10, 0, 0, unknown, closed);
            }
        };
        stage.budget = new SongBudget() {
            @Override
            boolean reserveAgain(String jobId) {
                return !broke;
            }
        };
        stage.askOnce = new AskOnce() {
            @Override
            public <R> Outcome follow(Claim claim, String name, ProviderWork<R> work) {
                return followed;
            }

            @Override
            public void takeBack(String jobId, String name) {
                takenBack = true;
            }
        };
        return stage;
    }
}
