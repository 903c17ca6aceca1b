package ayes.bench.workload;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a workload is run.
 *
 * @param directory for data, logs and the report; must be empty or ours
 * @param profile record the JVMs that work
 * @param numbers every option of the workload
 * @param words every choice of the workload
 */
public record Options(Path directory, boolean profile, Map<String, Integer> numbers, Map<String, String> words) {

    /** @throws IllegalArgumentException with a sentence that says what to type instead */
    public static Options parse(List<String> words, Workload workload, Path usualDirectory) {
        Path directory = usualDirectory;
        boolean profile = false;
        Map<String, Integer> numbers = new HashMap<>();
        workload.options().forEach(option -> numbers.put(option.name(), option.usual()));
        Map<String, String> chosen = new HashMap<>();
        workload.choices().forEach(choice -> chosen.put(choice.name(), choice.usual()));
        Deque<String> rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            String word = rest.remove();
            String name = word.startsWith("--") ? word.substring(2) : "";
            if (name.equals("data")) {
                directory = Path.of(value(word, rest));
            } else if (name.equals("profile")) {
                profile = true;
            } else if (numbers.containsKey(name)) {
                numbers.put(name, number(word, value(word, rest), least(name, workload)));
            } else if (chosen.containsKey(name)) {
                chosen.put(name, words(word, value(word, rest), workload));
            } else {
                throw new IllegalArgumentException("\"" + word + "\" is no option of " + workload.name()
                        + ": ./ayes bench --help lists what there is.");
            }
        }
        return new Options(directory, profile, Map.copyOf(numbers), Map.copyOf(chosen));
    }

    /** @throws IllegalArgumentException if the workload did not declare it */
    public int number(String name) {
        Integer number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("no such option: " + name);
        }
        return number;
    }

    /** @throws IllegalArgumentException if the workload did not declare it */
    public String words(String name) {
        String chosen = words.get(name);
        if (chosen == null) {
            throw new IllegalArgumentException("no such choice: " + name);
        }
        return chosen;
    }

    /** Of every workload, one after the other. */
    public static String usage(List<Workload> workloads) {
        return workloads.stream().map(Options::usage).collect(Collectors.joining("\n"));
    }

    private static String usage(Workload workload) {
        return workload.name() + ": " + workload.means() + "\n"
                + workload.options().stream()
                        .map(option ->
                                "  --%-16s %s (%,d)\n".formatted(option.name() + " N", option.means(), option.usual()))
                        .collect(Collectors.joining())
                + workload.choices().stream()
                        .map(choice -> "  --%-16s %s (%s)\n"
                                .formatted(choice.name() + " WORDS", choice.means(), choice.usual()))
                        .collect(Collectors.joining());
    }

    private static String words(String word, String value, Workload workload) {
        return workload.choices().stream()
                .filter(choice -> word.equals("--" + choice.name()))
                .filter(choice -> choice.allowed().matcher(value).matches())
                .map(_ -> value)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        word + " cannot be \"" + value + "\": ./ayes bench --help shows what it can be."));
    }

    private static String value(String word, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(word + " needs a value: ./ayes bench --help shows which.");
        }
        return rest.remove();
    }

    private static int least(String name, Workload workload) {
        return workload.options().stream()
                .filter(option -> option.name().equals(name))
                .mapToInt(Option::least)
                .findFirst()
                .orElse(1);
    }

    private static int number(String word, String value, int least) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException none) {
            // said below, as for a number out of range
        }
        throw new IllegalArgumentException(word + " must be a "
                + (least > 0 ? "positive whole number" : "whole number, or 0") + ", and \"" + value + "\" is none.");
    }
}
