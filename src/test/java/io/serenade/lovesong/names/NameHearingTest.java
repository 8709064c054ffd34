package io.serenade.lovesong.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.lovesong.names.NameHearing.Finding;
import io.serenade.lovesong.names.NameHearing.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameHearingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Toby | Oh Toby, you are mine",
                "Toby | oh toby, you are mine",
                "TOBY | Oh Toby",
                "Toby | It is Toby's ball",
                "Toby | It is Toby’s ball",
                "Toby | All Tobys of the world",
                "Toby | Tooooby, come home",
                "Toby | To-o-oby, come home",
                "Toby | To- by, come home",
                "Toby | To-To-Toby!",
                "Toby | My Tobey, my friend",
                "Toby | My Tobi, my friend",
                "Toby | (Toby, Toby)",
                "Bella | Bellllla, ciao",
                "Zoë | Zoe, my love",
                "Zoe | Zoë, my love",
                "José | Jose knows the way",
                "Jose | José knows the way",
                "François | Francois at the door",
                "Sarah | Sara sings along",
                "Philip | For Filip and the sea",
                "Jon | Jon is here",
                "John | Jon is here",
                "Erik | Eric and the moon",
                "Nikki | Nicki and the stars",
                "Charlie | Charley runs",
                "Katy | Katie smiles",
                "Finn | Fin, my heart",
                "Max | For Max and me",
                "Maxx | For Max and me",
                "James | James's dog",
                "James | James' dog",
                "Chris | Chris's cat",
                "Bo | My Bo, my Bo",
                "Bo | Bo's bone",
                "Al | Al and the gang",
                "Mia | Mia, you're mine",
                "Ty | Good night, Ty",
                "Mr. Whiskers | Oh Mr. Whiskers",
                "Mr. Whiskers | Whiskers on the windowsill",
                "Mister Whiskers | Mr Whiskers rules",
                "Anna Maria | Anna dances",
                "Anna Maria | Maria dances",
                "Anna Maria | AnnaMaria dances",
                "Jean-Luc | Jean Luc is home",
                "Jean Luc | Jean-Luc is home",
                "O'Malley | OMalley the alley cat",
                "O’Malley | O'Malley the alley cat",
                "Sir Barks A Lot | Barks is here",
                "Мурка | Ах, Мурка, ты мой свет",
                "Łukasz | Lukasz and Toby",
                "Søren | Soren sings",
            })
    void isHeard(String name, String lyrics) {
        assertThat(look(name, lyrics).verdict()).isEqualTo(Verdict.HEARD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Toby | You are my Tobby, my friend | Tobby",
                "Toby | You are my Tody, my friend | Tody",
                "Toby | A song for Tony and the rain | Tony",
                "Toby | It is Tobby's ball, a Tobby day | Tobby",
                "Miso | Hello, Mizo | Mizo",
                "Luna | I sing for Lunar tonight | Lunar",
                "Whiskers | Dear Whispers on the sill | Whispers",
                "Charlie | We love Sharlie so | Sharlie",
                "Bella | Oh Bela of mine | Bela",
                "Anna | We sing for Ana | Ana",
            })
    void isGarbled(String name, String lyrics, String instead) {
        assertThat(look(name, lyrics)).isEqualTo(new Finding(Verdict.GARBLED, Optional.of(instead)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Toby | You are my friend, my sunshine",
                "Toby | I want to be by your side",
                "Toby | You came to by the sea",
                "Toby | Today is the day",
                "Toby | [Toby] la la la",
                "Mia | My oh my, you are mine",
                "Mia | I am a Man of the sea",
                "Bo | Both of us, the boy and the bow",
                "Bo | The Boo of the ghost",
                "Al | All of the time, also at night",
                "Ty | I tie the knot",
                "Max | To the maximum, the most",
                "Leo | The lion sleeps, Lee and Lea",
                "Rose | Rows and rows of roofs",
                "Milo | Mile after mile",
                "Holly | Holy night, silent night",
                "Mr. Whiskers | Mr. Postman, where are you",
                "The King | The night, the rain",
                "Anna | And now the banana",
            })
    void isMissing(String name, String lyrics) {
        assertThat(look(name, lyrics)).isEqualTo(new Finding(Verdict.MISSING, Optional.empty()));
    }

    @Test
    void takesAnotherSpellingThatWasGiven() {
        assertThat(new NameHearing("Xoli", List.of("KOH lee"))
                        .in(SungText.of("Oh Koh-lee of mine"), List.of())
                        .isHeard())
                .isTrue();
    }

    @Test
    void doesNotTakeTheOtherNameForThisOneSungBadly() {
        assertThat(new NameHearing("Anna", List.of()).in(SungText.of("Oh my Hanna, dear Hanna"), List.of("Hanna")))
                .isEqualTo(new Finding(Verdict.MISSING, Optional.empty()));
    }

    @Test
    void readsCaptions() {
        SungText text = SungText.ofCaptions("""
                WEBVTT

                00:00:01.000 --> 00:00:03.000
                Rock &amp; roll with Toby
                """);

        assertThat(text.length()).isEqualTo(4);
        assertThat(new NameHearing("Toby", List.of()).in(text, List.of()).isHeard())
                .isTrue();
    }

    private static Finding look(String name, String lyrics) {
        return new NameHearing(name, List.of()).in(SungText.of(lyrics), List.of());
    }
}
