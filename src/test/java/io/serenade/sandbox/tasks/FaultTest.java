package io.serenade.sandbox.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void isCalledByThePetsName(Fault fault) {
        assertThat(Fault.namedIn("between Matt and their beloved Dog sImuLate " + fault.word() + ". Make it warm"))
                .contains(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Toby", "Simulate", "Simulate Failure", "Simulate None", "Dissimulate Fail"})
    void isNotCalledByOtherNames(String name) {
        assertThat(Fault.namedIn("their beloved Dog " + name + ". Make it warm"))
                .isEmpty();
    }

    @Test
    void aSwitchIsReadFromJson() {
        FaultSwitch faults = FaultsResource.parse(
                        "{\"song_generator\":{\"mode\":\"lost\",\"error_rate\":0.25,\"delay_seconds\":1.5,\"credits\":0}}")
                .get("song_generator");

        assertThat(faults.mode()).isEqualTo(Fault.LOST);
        assertThat(faults.errorRate()).isEqualTo(0.25);
        assertThat(faults.delay()).contains(Duration.ofMillis(1500));
        assertThat(faults.credits()).isEqualTo(OptionalInt.of(0));
        assertThat(FaultSwitch.parse(faults.toJson())).isEqualTo(faults);
    }

    @Test
    void aSwitchMayHoldForSomeModelsOnly() {
        FaultSwitch faults = FaultsResource.parse(
                        "{\"media_generator\":{\"mode\":\"fail\",\"models\":[\"sdxl\",\"flux-schnell\"]}}")
                .get("media_generator");

        assertThat(faults.forModel("sdxl").mode()).isEqualTo(Fault.FAIL);
        assertThat(faults.forModel("cogvideox-5b")).isEqualTo(FaultSwitch.OFF);
        assertThat(FaultSwitch.parse(faults.toJson())).isEqualTo(faults);
        assertThat(FaultSwitch.OFF.forModel("sdxl")).isEqualTo(FaultSwitch.OFF);
    }

    @Test
    void aSwitchWithoutFieldsIsOff() {
        assertThat(FaultsResource.parse("{\"song_generator\":{}}"))
                .containsOnly(entry("song_generator", FaultSwitch.OFF));
        assertThat(FaultSwitch.parse(FaultSwitch.OFF.toJson())).isEqualTo(FaultSwitch.OFF);
    }

    @Test
    void severalCapabilitiesAreSwitchedAtOnce() {
        assertThat(FaultsResource.parse("{\"song_generator\":{},\"media_generator\":{\"mode\":\"forged\"}}"))
                .hasEntrySatisfying(
                        "media_generator", faults -> assertThat(faults.mode()).isEqualTo(Fault.FORGED))
                .containsEntry("song_generator", FaultSwitch.OFF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"song_generator\":{\"models\":[\"sdxl\"]}}",
                "{\"media_generator\":{\"models\":\"sdxl\"}}",
                "{\"media_generator\":{\"models\":[\"two words\"]}}",
                "",
                "[]",
                "{}",
                "{\"video_generator\":{}}",
                "{\"song_generator\":{\"mode\":\"broken\"}}",
                "{\"song_generator\":{\"mode\":1}}",
                "{\"song_generator\":{\"error_rate\":1.5}}",
                "{\"song_generator\":{\"delay_seconds\":-1}}",
                "{\"song_generator\":{\"credits\":\"many\"}}",
                "{\"song_generator\":{\"colour\":\"red\"}}"
            })
    void anUnusableSwitchIsRefusedWith400(String body) {
        assertThatThrownBy(() -> FaultsResource.parse(body))
                .isInstanceOfSatisfying(StubRejection.class, refusal -> assertThat(refusal.status())
                        .isEqualTo(400));
    }
}
