package io.serenade.providers.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.providers.schema.InputCheck.Problem;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputCheckTest {
    /** In the manner of the models' own schemas: OpenAPI 3.0 with the choices kept apart. */
    private final InputCheck model = new InputCheck(json("""
            {
              'type': 'object', 'title': 'Input', 'required': ['prompt'],
              'properties': {
                'prompt': {'type': 'string', 'title': 'Prompt', 'x-order': 0, 'minLength': 1, 'maxLength': 40},
                'width': {'type': 'integer', 'minimum': 64, 'maximum': 2048, 'default': 1024},
                'strength': {'type': 'number', 'minimum': 0, 'exclusiveMinimum': true, 'maximum': 1},
                'seed': {'type': 'integer', 'nullable': true},
                'image': {'type': 'string', 'format': 'uri', 'nullable': true},
                'scheduler': {'allOf': [{'$ref': '#/components/schemas/scheduler'}], 'default': 'DDIM'},
                'refine': {'allOf': [{'$ref': '#/components/schemas/refine'}], 'nullable': true},
                'num_outputs': {'type': 'integer', 'multipleOf': 2, 'exclusiveMaximum': 8},
                'apply_watermark': {'type': 'boolean'},
                'loras': {'type': 'array', 'maxItems': 2, 'uniqueItems': true, 'items': {
                  'type': 'object', 'required': ['url'], 'additionalProperties': false,
                  'properties': {'url': {'type': 'string'}, 'scale': {'type': 'number', 'maximum': 1}}}},
                'size': {'anyOf': [{'type': 'string', 'pattern': '^[0-9]+x[0-9]+$'}, {'type': 'integer'}]}
              },
              'components': {'schemas': {
                'scheduler': {'type': 'string', 'enum': ['DDIM', 'K_EULER'], 'title': 'scheduler'},
                'refine': {'type': 'string', 'enum': ['none', 'base']}}}
            }"""));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'width': 64",
                "'width': 2048.0",
                "'strength': 0.1",
                "'seed': null",
                "'seed': 7",
                "'image': 'https://example.org/pet.png'",
                "'scheduler': 'K_EULER'",
                "'refine': null",
                "'refine': 'base'",
                "'num_outputs': 6",
                "'apply_watermark': false",
                "'loras': [{'url': 'a', 'scale': 0.5}, {'url': 'b'}]",
                "'size': '10x10'",
                "'size': 10"
            })
    void letsPassWhatFits(String field) {
        assertThat(problems(field)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'width': 63 | width | must be at least 64",
                "'width': 4096 | width | must be at most 2048",
                "'width': 100.5 | width | must be a whole number",
                "'width': '100' | width | must be a whole number",
                "'strength': 0 | strength | must be more than 0",
                "'strength': true | strength | must be a number",
                "'seed': 'seven' | seed | must be a whole number",
                "'width': null | width | must be a whole number",
                "'scheduler': 'EULER' | scheduler | must be one of DDIM, K_EULER",
                "'refine': 'top' | refine | must be one of none, base",
                "'refine': 3 | refine | must be one of none, base",
                "'num_outputs': 3 | num_outputs | must be a multiple of 2",
                "'num_outputs': 8 | num_outputs | must be less than 8",
                "'apply_watermark': 'no' | apply_watermark | must be true or false",
                "'loras': {} | loras | must be a list",
                "'loras': [{'url': 'a'}, {'url': 'b'}, {'url': 'c'}] | loras | must have at most 2 entries",
                "'loras': [{'url': 'a'}, {'url': 'a'}] | loras | must not have an entry twice",
                "'loras': ['a'] | loras.0 | must be an object",
                "'loras': [{'scale': 1}] | loras.0.url | is missing",
                "'loras': [{'url': 'a', 'scale': 2}] | loras.0.scale | must be at most 1",
                "'loras': [{'url': 'a', 'size': 2}] | loras.0.size | is not known to this model",
                "'size': 'big' | size | must match ^[0-9]+x[0-9]+$",
                "'size': false | size | must be text or a whole number",
                "'widht': 100 | widht | is not known to this model; did you mean width?",
                "'WIDTH': 100 | WIDTH | is not known to this model; did you mean width?",
                "'num_output': 2 | num_output | is not known to this model; did you mean num_outputs?"
            })
    void saysInPlainWordsWhatToMend(String field, String name, String message) {
        assertThat(problems(field)).containsExactly(new Problem(name, message));
    }

    @Test
    void listsWhatAModelTakesWhereNoNameIsNear() {
        assertThat(problems("'colour': 'red'")).singleElement().satisfies(problem -> assertThat(problem.message())
                .startsWith("is not known to this model; it takes prompt, width, strength, "));
    }

    @Test
    void tellsOfEverythingAtOnce() {
        assertThat(model.problemsOf(json("{'width': 1, 'sed': 4, 'scheduler': 'X'}")))
                .extracting(Problem::field)
                .containsExactlyInAnyOrder("sed", "prompt", "width", "scheduler");
    }

    @Test
    void namesWhatIsMissingAndWhatIsTooLong() {
        assertThat(model.problemsOf(json("{}"))).containsExactly(new Problem("prompt", "is missing"));
        assertThat(model.problemsOf(json("{'prompt': ''}")))
                .containsExactly(new Problem("prompt", "must have at least 1 characters"));
        assertThat(model.problemsOf(json("{'prompt': '" + "a".repeat(41) + "'}")))
                .containsExactly(new Problem("prompt", "must have at most 40 characters"));
    }

    @Test
    void takesSchemasThatAreJsonSchemaAlready() {
        InputCheck check = new InputCheck(json("""
                {'properties': {'seed': {'anyOf': [{'type': 'integer'}, {'type': 'null'}]},
                  'mode': {'type': ['string', 'null'], 'enum': ['a', 'b', null]}, 'top': {'exclusiveMinimum': 0}}}"""));

        assertThat(check.problemsOf(json("{'seed': null, 'mode': null, 'top': 1}")))
                .isEmpty();
        assertThat(check.problemsOf(json("{'seed': 'x', 'mode': 'c', 'top': 0}")))
                .containsExactlyInAnyOrder(
                        new Problem("seed", "must be a whole number"),
                        new Problem("mode", "must be one of a, b, null"),
                        new Problem("top", "must be more than 0"));
    }

    @Test
    void acceptsOtherNamesWhereTheSchemaDoes() {
        InputCheck open = new InputCheck(json("{'properties': {'a': {}}, 'additionalProperties': true}"));
        InputCheck empty = new InputCheck(json("{'type': 'object'}"));
        InputCheck typed =
                new InputCheck(json("{'properties': {'a': {}}, 'additionalProperties': {'type': 'string'}}"));

        assertThat(open.problemsOf(json("{'b': 1}"))).isEmpty();
        assertThat(empty.problemsOf(json("{'b': 1}"))).isEmpty();
        assertThat(typed.problemsOf(json("{'b': 1}"))).containsExactly(new Problem("b", "must be text"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'properties': {'a': {'$ref': '#/components/schemas/gone'}}}",
                "{'properties': {'a': {'$ref': 'https://example.org/schema.json'}}}",
                "{'properties': {'a': {'type': 'colour', 'minimum': 'low', 'pattern': '('}}}"
            })
    void hasNothingAgainstInputsOfASchemaItCannotUnderstand(String schema) {
        assertThat(new InputCheck(json(schema)).problemsOf(json("{'a': 1}"))).isEmpty();
    }

    private List<Problem> problems(String field) {
        return model.problemsOf(json("{'prompt': 'a pet', " + field + "}"));
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }
}
