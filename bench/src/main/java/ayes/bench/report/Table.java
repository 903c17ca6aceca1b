package ayes.bench.report;

import java.util.List;

/**
 * Rows to read across.
 *
 * @param says in a sentence, what the rows are and in which units
 * @param rows as long as the head each
 */
public record Table(String title, String says, List<String> head, List<List<String>> rows) {

    public Table {
        head = List.copyOf(head);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != head.size()) {
                throw new IllegalArgumentException(title + ": a row of " + row.size() + " under " + head.size());
            }
        }
    }
}
