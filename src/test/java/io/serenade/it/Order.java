package io.serenade.it;

import io.serenade.it.Pictures.Format;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** The form as a browser sends it. Each change makes a new order. */
final class Order {
    private static final String PHOTO = base64(Pictures.square(Format.JPEG, 400));

    private final Map<String, JsonValue> fields;

    private Order(Map<String, JsonValue> fields) {
        this.fields = fields;
    }

    /** Toby, a dog, and Matt, who never were here before. */
    static Order anOrder() {
        return new Order(Map.of())
                .withPetName("Toby")
                .with("pet_type", "Dog")
                .with("photo", PHOTO)
                .with("music_vibe", "Romantic")
                .with("owner_name", "Matt");
    }

    /** An order that the provider takes and then fails; it costs no render. */
    static Order anOrderThatFails() {
        return anOrder().withPetName("Simulate Fail");
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    Order withPetName(String name) {
        return with("pet_name", name);
    }

    Order withOwnerName(String name) {
        return with("owner_name", name);
    }

    Order withCookie(String cookie) {
        return with("cookie_id", cookie);
    }

    Order withPhoto(byte[] photo) {
        return with("photo", base64(photo));
    }

    Order with(String field, String value) {
        return with(field, Json.createValue(value));
    }

    Order with(String field, JsonValue value) {
        Map<String, JsonValue> changed = new TreeMap<>(fields);
        changed.put(field, value);
        return new Order(changed);
    }

    Order without(String field) {
        Map<String, JsonValue> changed = new TreeMap<>(fields);
        changed.remove(field);
        return new Order(changed);
    }

    String json() {
        JsonObjectBuilder json = Json.createObjectBuilder();
        fields.forEach(json::add);
        return json.build().toString();
    }
}
