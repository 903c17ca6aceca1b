package ayes.access.http;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.access.Problem;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract is written by hand: this keeps it whole, and in step with {@link Problem}. */
class ContractTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final WebTestClient client =
            WebTestClient.bindToRouterFunction(ContractRoutes.routes()).build();

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.json", "/asyncapi.json"})
    void isServedAsJsonToAnyPage(String address) {
        client.get()
                .uri(address)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", "*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.json", "/asyncapi.json"})
    void refersOnlyToWhatItHolds(String address) {
        JsonNode document = document(address);

        assertThat(references(document))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void listsEveryProblemThatWeKnow() throws ReflectiveOperationException {
        var listed = document("/openapi.json").at("/components/schemas/Problem/properties/type/enum");
        var types = listed.valueStream().map(JsonNode::asString).toList();

        assertThat(types).containsAll(problems().stream().map(Problem::typeUri).toList());
    }

    @Test
    void showsTheDocumentsAsTheyAreSent() throws ReflectiveOperationException {
        var examples = document("/openapi.json").at("/components/examples");

        for (Problem problem : problems()) {
            JsonNode example = examples.get(problem.type()).get("value");
            assertThat(example.get("status").asInt()).as(problem.type()).isEqualTo(problem.status());
            assertThat(example.get("title").asString()).isEqualTo(problem.title());
        }
    }

    @Test
    void saysForEveryCallWhatCanGoWrong() {
        JsonNode calls = document("/openapi.json").get("paths");

        assertThat(calls.propertyNames()).hasSizeGreaterThan(20);
        calls.properties().stream()
                .filter(path -> path.getKey().startsWith("/api/"))
                .flatMap(path -> path.getValue().valueStream())
                .filter(JsonNode::isObject)
                .forEach(call -> assertThat(call.get("responses").propertyNames())
                        .as(call.get("operationId").asString())
                        .contains("503")
                        .anyMatch(status -> status.startsWith("2")));
    }

    /** One of each, made by its own factory. */
    private static List<Problem> problems() throws ReflectiveOperationException {
        var problems = new ArrayList<Problem>();
        for (Method factory : Problem.class.getDeclaredMethods()) {
            boolean named = !factory.getName().equals("of") && Modifier.isPublic(factory.getModifiers());
            if (named && Modifier.isStatic(factory.getModifiers())) {
                Object[] arguments = Arrays.stream(factory.getParameterTypes())
                        .map(ContractTest::any)
                        .toArray();
                problems.add((Problem) factory.invoke(null, arguments));
            }
        }
        assertThat(problems).hasSizeGreaterThan(15);
        return problems;
    }

    private static Object any(Class<?> type) {
        if (type == Duration.class) {
            return Duration.ofSeconds(1);
        }
        return type == List.class ? List.of() : "any";
    }

    private static Stream<String> references(JsonNode node) {
        Stream<String> own = node.has("$ref") ? Stream.of(node.get("$ref").asString()) : Stream.empty();
        return Stream.concat(own, node.valueStream().flatMap(ContractTest::references));
    }

    private JsonNode document(String address) {
        return JSON.readTree(
                client.get().uri(address).exchange().expectBody().returnResult().getResponseBodyContent());
    }
}
