package ayes.replay.format;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A table in a workbook, over as many sheets as it needs: one has at most 1,048,576 rows. */
final class Rows implements Closeable {

    static final int MOST = 1_000_000;

    /** Longer texts are refused by spreadsheets. */
    private static final int LONGEST_TEXT = 32_767;

    private static final int WIDTH = 24;
    private static final int KEPT_IN_MEMORY = 1_000;
    private static final String INSTANT = "yyyy-mm-dd hh:mm:ss.000";

    private final Workbook workbook;
    private final String name;
    private final List<String> header;
    private final int most;
    private @Nullable Worksheet sheet;
    private int sheets;
    private int row;

    Rows(Workbook workbook, String name, String... header) {
        this(MOST, workbook, name, header);
    }

    Rows(int most, Workbook workbook, String name, String... header) {
        this.most = most;
        this.workbook = workbook;
        this.name = name;
        this.header = List.of(header);
    }

    /** Texts stay texts, also those that look like a formula. */
    void add(Object... cells) throws IOException {
        Worksheet to = sheet == null || row > most ? next() : sheet;
        for (int column = 0; column < cells.length; column++) {
            put(to, column, cells[column]);
        }
        row++;
        if (row % KEPT_IN_MEMORY == 0) {
            to.flush();
        }
    }

    private void put(Worksheet to, int column, Object cell) {
        switch (cell) {
            case Instant at -> {
                to.value(row, column, LocalDateTime.ofInstant(at, ZoneOffset.UTC));
                to.style(row, column).format(INSTANT).set();
            }
            case Number number -> to.value(row, column, number);
            default -> {
                String text = cell.toString();
                to.inlineString(row, column, text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
            }
        }
    }

    private Worksheet next() throws IOException {
        finish();
        sheets++;
        Worksheet begun = workbook.newWorksheet(sheets == 1 ? name : name + " " + sheets);
        begun.freezePane(0, 1);
        for (int column = 0; column < header.size(); column++) {
            begun.inlineString(0, column, header.get(column));
            begun.style(0, column).bold().set();
            begun.width(column, WIDTH);
        }
        sheet = begun;
        row = 1;
        return begun;
    }

    private void finish() throws IOException {
        Worksheet ending = sheet;
        sheet = null;
        if (ending != null) {
            ending.finish();
        }
    }

    /** A table without rows has its header. */
    @Override
    public void close() throws IOException {
        if (sheets == 0) {
            next();
        }
        finish();
    }
}
