package io.serenade.accounts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.serenade.platform.Ids;
import io.serenade.platform.keys.ApplicationKeys;
import io.serenade.platform.settings.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Signs and reads access tokens: JWT (RFC 7519) with HS256 and one key, whatever a token says about itself. Nothing is
 * fetched to verify a token, and a token whose header holds anything but algorithm and type is rejected.
 */
@ApplicationScoped
class AccessTokens {
    private static final String ISSUER = "serenade";
    private static final List<String> AUDIENCE = List.of("serenade");
    private static final String VERSION = "ver";
    private static final String KEY = "access-tokens";
    private static final int LONGEST = 1_000;
    private static final JWSHeader HEADER =
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build();

    /** How much the clocks of two nodes may differ. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    @Inject
    AccountSettings settings;

    @Inject
    ApplicationKeys keys;

    @Inject
    Clock clock;

    private volatile Secret made;

    /** What a genuine token says. @param version of the account's sessions, which may have ended meanwhile */
    record Claim(AccountId account, int version) {}

    AccessToken issue(Account account) {
        Instant now = clock.instant();
        SignedJWT token = new SignedJWT(
                HEADER,
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(AUDIENCE)
                        .subject(account.id().value())
                        .claim(VERSION, account.sessionVersion())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(AccessToken.VALID)))
                        .build());
        try {
            token.sign(new MACSigner(key()));
            return new AccessToken(token.serialize());
        } catch (JOSEException e) {
            throw new IllegalStateException("The key for access tokens cannot be used", e);
        }
    }

    /** Empty for a token that we did not issue, that was changed, or that has expired. */
    Optional<Claim> read(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            return isOurs(jwt.getHeader()) && jwt.verify(new MACVerifier(key()))
                    ? claim(jwt.getJWTClaimsSet())
                    : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isOurs(JWSHeader header) {
        return header.toJSONObject().equals(Map.of("alg", JWSAlgorithm.HS256.getName(), "typ", "JWT"));
    }

    private Optional<Claim> claim(JWTClaimsSet claims) throws ParseException {
        Integer version = claims.getIntegerClaim(VERSION);
        boolean good = ISSUER.equals(claims.getIssuer())
                && AUDIENCE.equals(claims.getAudience())
                && Ids.isCuid(claims.getSubject())
                && version != null
                && isTimely(claims.getIssueTime(), claims.getExpirationTime());
        return good ? Optional.of(new Claim(new AccountId(claims.getSubject()), version)) : Optional.empty();
    }

    /** Checks the expiry to the second, and that the lifetime is no longer than that of our own tokens. */
    private boolean isTimely(Date issued, Date expires) {
        if (issued == null || expires == null) {
            return false;
        }
        Instant now = clock.instant();
        Instant begin = issued.toInstant();
        return now.isBefore(expires.toInstant())
                && now.isBefore(begin.plus(AccessToken.VALID))
                && begin.isBefore(now.plus(SKEW));
    }

    private byte[] key() {
        return settings.jwtKey().orElseGet(this::made).reveal().getBytes(StandardCharsets.UTF_8);
    }

    /** Read on first use, because the key is in the database. */
    private Secret made() {
        Secret known = made;
        if (known == null) {
            known = new Secret(keys.get(KEY));
            made = known;
        }
        return known;
    }
}
