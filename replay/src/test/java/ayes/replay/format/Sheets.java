package ayes.replay.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a workbook as the standard says, knowing nothing of who wrote it. */
final class Sheets {

    private final Map<String, List<List<String>>> rows;

    private Sheets(Map<String, List<List<String>>> rows) {
        this.rows = rows;
    }

    /** Of a file. */
    static Sheets of(Path file) throws IOException, XMLStreamException {
        try (var zip = new ZipFile(file.toFile())) {
            var sheets = new LinkedHashMap<String, List<List<String>>>();
            int number = 1;
            for (String name : names(zip)) {
                sheets.put(name, rows(zip, "xl/worksheets/sheet" + number++ + ".xml"));
            }
            return new Sheets(sheets);
        }
    }

    Set<String> names() {
        return rows.keySet();
    }

    /** The rows of a sheet, each as its cells' texts. */
    List<List<String>> get(String name) {
        return Objects.requireNonNull(rows.get(name), name);
    }

    private static List<String> names(ZipFile zip) throws IOException, XMLStreamException {
        var names = new ArrayList<String>();
        try (InputStream text = zip.getInputStream(zip.getEntry("xl/workbook.xml"))) {
            XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(text);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("sheet")) {
                    names.add(xml.getAttributeValue(null, "name"));
                }
            }
        }
        return names;
    }

    private static List<List<String>> rows(ZipFile zip, String entry) throws IOException, XMLStreamException {
        var rows = new ArrayList<List<String>>();
        try (InputStream text = zip.getInputStream(zip.getEntry(entry))) {
            XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(text);
            while (xml.hasNext()) {
                int what = xml.next();
                if (what != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "row" -> rows.add(new ArrayList<>());
                    case "f" -> throw new AssertionError("a formula in " + entry);
                    case "t", "v" -> rows.getLast().add(xml.getElementText());
                    default -> {}
                }
            }
        }
        return rows;
    }
}
