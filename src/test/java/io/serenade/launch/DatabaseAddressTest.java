package io.serenade.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://pet:s3cret@db.example:5433/songs",
                "postgres://pet:s3cret@db.example:5433/songs",
                "jdbc:postgresql://db.example:5433/songs?user=pet&password=s3cret",
                "jdbc:postgresql://pet:s3cret@db.example:5433/songs"
            })
    void readsEveryFormOfTheSameAddress(String url) {
        assertThat(parse(url))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db.example:5433/songs", "pet", new Secret("s3cret")));
    }

    @Test
    void decodesUserAndPassword() {
        DatabaseAddress address = parse("postgresql://pet%40home:a%2Fb%3Ac+%25@localhost/songs");

        assertThat(address.user()).isEqualTo("pet@home");
        assertThat(address.password().reveal()).isEqualTo("a/b:c+%");
    }

    @Test
    void keepsOtherParametersAndSeveralHosts() {
        assertThat(parse("postgresql://pet@one:5432,[::1]:5433/songs?sslmode=require&password=x&connectTimeout=3")
                        .jdbcUrl())
                .isEqualTo("jdbc:postgresql://one:5432,[::1]:5433/songs?sslmode=require&connectTimeout=3");
    }

    @Test
    void takesAnEmptyPassword() {
        assertThat(parse("postgresql://pet@localhost/songs").password().reveal())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://pet:s3cret@localhost/songs",
                "postgresql://pet:s3cret@localhost",
                "postgresql://pet:s3cret@localhost/",
                "postgresql://pet:s3cret@localhost:port/songs",
                "postgresql://pet:s3cret%zz@localhost/songs",
                "postgresql://localhost/songs?password=s3cret",
                "s3cret"
            })
    void refusesWithoutQuotingThePassword(String url) {
        assertThatThrownBy(() -> parse(url))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("DATABASE_URL ")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void addsTheLoginForOtherPrograms() {
        assertThat(parse("postgresql://pet:a%26b@localhost/songs?sslmode=require")
                        .withLogin())
                .isEqualTo("jdbc:postgresql://localhost/songs?sslmode=require&user=pet&password=a%26b");
    }

    @Test
    void printsWithoutThePassword() {
        assertThat(parse("postgresql://pet:s3cret@localhost/songs").toString()).doesNotContain("s3cret");
    }

    private static DatabaseAddress parse(String url) {
        return DatabaseAddress.parse(new Secret(url));
    }
}
