package io.serenade.launch;

import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.SettingsException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code DATABASE_URL} in the form of the JDBC driver: user and password separate from the address. Reads the URIs of
 * libpq (PostgreSQL manual, "Connection URIs") and of the driver; several hosts may be named.
 */
public record DatabaseAddress(String jdbcUrl, String user, Secret password) {
    private static final String HOST = "(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?";
    private static final Pattern FORM =
            Pattern.compile("(?:jdbc:postgresql|postgresql|postgres)://(?:(?<login>[^/?]*)@)?(?<hosts>" + HOST + "(?:,"
                    + HOST + ")*)/(?<name>[^/?#]+)(?:\\?(?<parameters>[^#]*))?");

    /** Never quotes the value when it refuses it: it holds a password. */
    static DatabaseAddress parse(Secret url) {
        Matcher form = FORM.matcher(url.reveal());
        if (!form.matches()) {
            throw refusal();
        }
        String user = null;
        String password = "";
        if (form.group("login") != null) {
            String[] login = form.group("login").split(":", 2);
            user = decode(login[0]);
            password = login.length == 2 ? decode(login[1]) : "";
        }
        List<String> others = new ArrayList<>();
        for (String parameter : form.group("parameters") == null
                ? new String[0]
                : form.group("parameters").split("&")) {
            if (parameter.startsWith("user=")) {
                user = decode(parameter.substring("user=".length()));
            } else if (parameter.startsWith("password=")) {
                password = decode(parameter.substring("password=".length()));
            } else if (!parameter.isEmpty()) {
                others.add(parameter);
            }
        }
        if (user == null || user.isEmpty()) {
            throw new SettingsException("DATABASE_URL", "names no user; " + expected());
        }
        return new DatabaseAddress(
                "jdbc:postgresql://" + form.group("hosts") + "/" + form.group("name")
                        + (others.isEmpty() ? "" : "?" + String.join("&", others)),
                user,
                new Secret(password));
    }

    /** Host and name of the database, fit for a message. */
    String place() {
        return jdbcUrl.replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*$", "");
    }

    /** The address with user and password as parameters, for a driver that accepts nothing else. */
    String withLogin() {
        return jdbcUrl + (jdbcUrl.contains("?") ? "&" : "?") + "user=" + encode(user) + "&password="
                + encode(password.reveal());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(
                    "DATABASE_URL", "has a percent sign that encodes nothing; write %25 for the sign itself.");
        }
    }

    private static SettingsException refusal() {
        return new SettingsException("DATABASE_URL", "cannot be read; " + expected());
    }

    private static String expected() {
        return "it must look like postgresql://user:password@host:5432/name, with signs such as @ : / in the password"
                + " percent-encoded.";
    }
}
