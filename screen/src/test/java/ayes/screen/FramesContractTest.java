package ayes.screen;

import static ayes.screen.Ballroom.PHONES;
import static ayes.screen.Ballroom.TEA;
import static ayes.screen.Ballroom.WALL;
import static ayes.screen.Ballroom.audit;
import static ayes.screen.Ballroom.board;
import static ayes.screen.Ballroom.revealedTea;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /asyncapi.json} is written by hand: this keeps it in step with the frames and close codes that we send. */
class FramesContractTest {

    private static final JsonNode CONTRACT = contract();

    private static final List<FrameKey> KEYS = List.of(
            new FrameKey.Snapshot(),
            new FrameKey.Session(),
            new FrameKey.Presence(),
            new FrameKey.Poll(TEA),
            new FrameKey.Counts(TEA),
            new FrameKey.Audited(TEA));

    /** Every frame there is, as viewers get it. */
    static Stream<JsonNode> frames() {
        var screen = new Screen(board(revealedTea(9, 5, 2)).with(audit(TEA, 12, 9)));
        Stream<Frame> looked = Stream.of(PHONES, WALL)
                .flatMap(audience ->
                        KEYS.stream().map(key -> screen.frame(key, audience)).filter(Objects::nonNull));
        return Stream.concat(looked, Stream.of(Frame.PING, Frame.goAway(3000)))
                .map(frame -> JsonMapper.shared().readTree(frame.utf8()));
    }

    @Test
    void noFrameIsForgottenHere() {
        assertThat(KEYS.stream().map(Object::getClass).map(Class::getName))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(FrameKey.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("frames")
    void everyFrameIsOnBothChannelsAndHasTheFieldsThatAreDescribed(JsonNode frame) {
        String kind = frame.path("t").asString();

        assertThat(CONTRACT.at("/channels/screen/messages/" + kind).isMissingNode())
                .as(kind)
                .isFalse();
        assertThat(CONTRACT.at("/channels/stream/messages/" + kind).isMissingNode())
                .as(kind)
                .isFalse();
        assertThat(differences(frame, CONTRACT.at("/components/messages/" + kind + "/payload"), kind))
                .isEmpty();
    }

    @Test
    void howAReplayGoesIsDescribed() {
        JsonNode frame = JsonMapper.shared()
                .readTree(Frame.replay(1_000_001, 1_000_000, 2_000_000, 10, "playing")
                        .utf8());

        assertThat(CONTRACT.at("/channels/replay/messages/replay").isMissingNode())
                .isFalse();
        assertThat(differences(frame, CONTRACT.at("/components/messages/replay/payload"), "replay"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theLastWordsOnAStreamAreDescribed(CloseCode code) {
        JsonNode frame = JsonMapper.shared().readTree(Frame.close(code).utf8());

        assertThat(CONTRACT.at("/channels/stream/messages/close").isMissingNode())
                .isFalse();
        assertThat(differences(frame, CONTRACT.at("/components/messages/close/payload"), "close"))
                .isEmpty();
    }

    @Test
    void theExamplesHaveTheFieldsThatAreDescribed() {
        for (JsonNode message : CONTRACT.at("/components/messages")) {
            String name = message.path("name").asString();
            assertThat(message.path("examples"))
                    .as(name)
                    .isNotEmpty()
                    .allSatisfy(
                            example -> assertThat(differences(example.path("payload"), message.path("payload"), name))
                                    .isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCloseCodeIsListedWithWhatFollows(CloseCode code) {
        assertThat(CONTRACT.at("/channels/screen/x-close-codes"))
                .filteredOn(listed -> listed.path("code").asInt() == code.code())
                .extracting(listed -> listed.path("then").asString())
                .containsExactly(code.reconnect() ? "reconnect" : "final");
    }

    @Test
    void noCloseCodeOfOursIsMadeUp() {
        assertThat(CONTRACT.at("/channels/screen/x-close-codes"))
                .extracting(listed -> listed.path("code").asInt())
                .filteredOn(code -> code >= 4000)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(CloseCode.values())
                        .map(CloseCode::code)
                        .filter(code -> code >= 4000)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/channels/screen/bindings/ws/query/properties/have",
                "/operations/watchByStream/bindings/http/query/properties/have",
                "/channels/stream/x-request-headers/properties/Last-Event-ID"
            })
    void whatAClientHoldsIsDescribedAndReadable(String place) {
        String example = CONTRACT.at(place + "/examples/0").asString();

        assertThat(example).isNotEmpty();
        assertThat(Resume.parse(example)).isInstanceOf(Resume.Have.class).isNotEqualTo(Resume.NOTHING);
    }

    /** Fields that one has and the other has not, all the way down; types are not looked at. */
    private static List<String> differences(JsonNode value, JsonNode schema, String where) {
        JsonNode described =
                schema.has("$ref") ? CONTRACT.at(schema.path("$ref").asString().substring(1)) : schema;
        var differences = new ArrayList<String>();
        if (value.isObject() && described.has("properties")) {
            described
                    .path("required")
                    .valueStream()
                    .map(JsonNode::asString)
                    .filter(field -> !value.has(field))
                    .forEach(field -> differences.add(where + " lacks " + field));
            value.properties().forEach(field -> {
                JsonNode property = described.at("/properties/" + field.getKey());
                String here = where + "." + field.getKey();
                differences.addAll(
                        property.isMissingNode()
                                ? List.of(here + " is not described")
                                : differences(field.getValue(), property, here));
            });
        } else if (value.isArray()) {
            value.forEach(item -> differences.addAll(differences(item, described.path("items"), where + "[]")));
        }
        return differences;
    }

    private static JsonNode contract() {
        try (InputStream file = FramesContractTest.class.getResourceAsStream("/ayes/contract/asyncapi.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new AssertionError("cannot read the contract", e);
        }
    }
}
