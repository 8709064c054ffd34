package io.serenade.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.serenade.platform.SettableClock;
import io.serenade.platform.settings.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    private static final String KEY = "a key of our own, and long enough";
    private static final String OTHER_KEY = "a key of others, and long enough too";
    private static final Instant NOW = Instant.parse("2027-02-14T12:00:00Z");
    private static final AccountId MATT = new AccountId("abcdefghijklmnopqrstuvwx");

    private final SettableClock clock = new SettableClock(NOW);
    private final AccessTokens tokens = new AccessTokens();

    AccessTokensTest() {
        tokens.clock = clock;
        tokens.settings = new AccountSettings(Optional.of(new Secret(KEY)), true, 10);
    }

    @Test
    void readsWhatItIssued() throws Exception {
        String token = issue();
        assertThat(tokens.read(token)).contains(new AccessTokens.Claim(MATT, 3));
        SignedJWT jwt = SignedJWT.parse(token);
        assertThat(jwt.getHeader().toString()).isEqualTo("{\"typ\":\"JWT\",\"alg\":\"HS256\"}");
        assertThat(jwt.getJWTClaimsSet().getClaims().keySet())
                .isEqualTo(Set.of("iss", "aud", "sub", "ver", "iat", "exp"));
    }

    @Test
    void endsAfterADayToTheSecond() {
        String token = issue();
        clock.moveOn(Duration.ofSeconds(86_399));
        assertThat(tokens.read(token)).isPresent();
        clock.moveOn(Duration.ofSeconds(1));
        assertThat(tokens.read(token)).isEmpty();
    }

    @Test
    void refusesWhatIsSignedWithAnotherKeyOrNotAtAll() throws Exception {
        assertThat(tokens.read(signed(header(), claims().build(), OTHER_KEY))).isEmpty();
        assertThat(tokens.read(new PlainJWT(claims().build()).serialize())).isEmpty();
        String[] parts = issue().split("\\.");
        assertThat(tokens.read(parts[0] + "." + parts[1] + ".")).isEmpty();
        assertThat(tokens.read(encoded("{\"alg\":\"none\"}") + "." + parts[1] + "."))
                .isEmpty();
        assertThat(tokens.read(encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + "." + parts[2]))
                .isEmpty();
    }

    @Test
    void refusesEveryByteThatWasChanged() {
        String token = issue();
        for (int i = 0; i < token.length(); i++) {
            if (token.charAt(i) == '.' || i == token.length() - 1) {
                // The last character of 43 has two bits that mean nothing.
                continue;
            }
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(tokens.read(token.substring(0, i) + other + token.substring(i + 1)))
                    .as("character %d", i)
                    .isEmpty();
        }
    }

    @Test
    void refusesOtherAlgorithmsAlsoUnderItsOwnKey() throws Exception {
        String longKey = KEY + KEY;
        tokens.settings = new AccountSettings(Optional.of(new Secret(longKey)), true, 10);
        assertThat(tokens.read(signed(header(), claims().build(), longKey))).isPresent();
        for (JWSAlgorithm other : Set.of(JWSAlgorithm.HS384, JWSAlgorithm.HS512)) {
            JWSHeader header =
                    new JWSHeader.Builder(other).type(JOSEObjectType.JWT).build();
            assertThat(tokens.read(signed(header, claims().build(), longKey))).isEmpty();
        }
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
        pairs.initialize(2_048);
        SignedJWT rsa = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .build(),
                claims().build());
        rsa.sign(new RSASSASigner(pairs.generateKeyPair().getPrivate()));
        assertThat(tokens.read(rsa.serialize())).isEmpty();
    }

    @Test
    void fetchesNoKeyThatATokenNames() throws Exception {
        URI elsewhere = URI.create("https://attacker.example/keys");
        for (JWSHeader header : Set.of(
                new JWSHeader.Builder(header()).jwkURL(elsewhere).build(),
                new JWSHeader.Builder(header()).x509CertURL(elsewhere).build(),
                new JWSHeader.Builder(header()).keyID("../../dev/null").build(),
                new JWSHeader.Builder(header()).criticalParams(Set.of("exp")).build())) {
            assertThat(tokens.read(signed(header, claims().build(), KEY))).isEmpty();
        }
    }

    @Test
    void refusesClaimsThatAreNotOurs() throws Exception {
        assertThat(tokens.read(with(claims -> claims))).isPresent();
        assertThat(tokens.read(with(claims -> claims.issuer("elsewhere")))).isEmpty();
        assertThat(tokens.read(with(claims -> claims.audience("elsewhere")))).isEmpty();
        assertThat(tokens.read(with(claims -> claims.subject("admin")))).isEmpty();
        assertThat(tokens.read(with(claims -> claims.subject(null)))).isEmpty();
        assertThat(tokens.read(with(claims -> claims.claim("ver", null)))).isEmpty();
        assertThat(tokens.read(with(claims -> claims.claim("ver", "3")))).isEmpty();
        assertThat(tokens.read(with(claims -> claims.expirationTime(null)))).isEmpty();
        assertThat(tokens.read(with(claims -> claims.issueTime(null)))).isEmpty();
        assertThat(tokens.read(with(claims -> claims.issueTime(at(-86_400))))).isEmpty();
        assertThat(tokens.read(with(claims -> claims.issueTime(at(61))))).isEmpty();
        assertThat(tokens.read(with(claims -> claims.expirationTime(at(0))))).isEmpty();
    }

    @Test
    void refusesNonsense() {
        for (String nonsense : new String[] {"", ".", "..", "a.b.c", "a.b.c.d.e", "x".repeat(5_000), issue() + ".x"}) {
            assertThat(tokens.read(nonsense)).isEmpty();
        }
    }

    private String issue() {
        Account account = new Account() {
            @Override
            public AccountId id() {
                return MATT;
            }

            @Override
            int sessionVersion() {
                return 3;
            }
        };
        return tokens.issue(account).reveal();
    }

    private static JWSHeader header() {
        return new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .build();
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("serenade")
                .audience("serenade")
                .subject(MATT.value())
                .claim("ver", 3)
                .issueTime(at(0))
                .expirationTime(at(86_400));
    }

    private static String with(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        return signed(header(), change.apply(claims()).build(), KEY);
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, String key) throws Exception {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(new MACSigner(key));
        return token.serialize();
    }

    private static Date at(long seconds) {
        return Date.from(NOW.plusSeconds(seconds));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
