package io.serenade.operators.web;

import io.serenade.platform.operators.Operators.Person;
import java.util.List;
import java.util.Optional;

/**
 * Who may use the console.
 *
 * @param said what was done, or what is wrong
 * @param added whose password was made just now
 * @param password shown only once
 */
public record PeoplePage(
        List<Person> people, Optional<String> said, Optional<String> added, Optional<String> password) {

    public static PeoplePage of(List<Person> people) {
        return new PeoplePage(people, Optional.empty(), Optional.empty(), Optional.empty());
    }

    PeoplePage saying(String words) {
        return new PeoplePage(people, Optional.of(words), added, password);
    }

    public PeoplePage showing(String name, String made) {
        return new PeoplePage(people, said, Optional.of(name), Optional.of(made));
    }
}
