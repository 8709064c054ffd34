package io.serenade.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerAddressTest {
    @Test
    void readsHostPortAndLogin() {
        assertThat(BrokerAddress.parse(new Secret("tcp://wake:up%40six@broker:5445"))
                        .environment())
                .containsEntry("SERENADE_BROKER_HOST", "broker")
                .containsEntry("SERENADE_BROKER_PORT", "5445")
                .containsEntry("SERENADE_BROKER_USER", "wake")
                .containsEntry("SERENADE_BROKER_PASSWORD", "up@six")
                .containsEntry("SERENADE_JMS_FACTORY", "java:/SharedBroker");
    }

    @Test
    void needsNeitherPortNorLogin() {
        assertThat(BrokerAddress.parse(new Secret("tcp://broker.serenade.svc/")).port())
                .isEqualTo(61_616);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"broker:61616", "amqp://broker", "tcp://user:hush@", "tcp://u:hush@broker/queue", "tcp://hush h"
            })
    void refusesOtherFormsWithoutQuotingThem(String url) {
        assertThatThrownBy(() -> BrokerAddress.parse(new Secret(url)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("BROKER_URL ")
                .hasMessageNotContaining("hush");
    }
}
