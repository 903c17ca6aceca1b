package ayes.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** One page that opens anywhere, offline: style, drawing library and numbers are all in it. */
final class Html {

    private static final JsonMapper JSON = new JsonMapper();

    private final StringBuilder body = new StringBuilder();

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** @param markup trusted */
    Html raw(String markup) {
        body.append(markup).append('\n');
        return this;
    }

    Html section(String title, String says) {
        body.append("<h2>").append(escaped(title)).append("</h2>\n");
        if (!says.isEmpty()) {
            body.append("<p>").append(escaped(says)).append("</p>\n");
        }
        return this;
    }

    Html table(List<String> head, List<List<String>> rows) {
        body.append("<div class=\"wide\"><table><thead><tr>")
                .append(cells("th", head))
                .append("</tr></thead>\n<tbody>\n");
        rows.forEach(row -> body.append("<tr>").append(cells("td", row)).append("</tr>\n"));
        body.append("</tbody></table></div>\n");
        return this;
    }

    private static String cells(String tag, List<String> cells) {
        return cells.stream()
                .map(cell -> "<" + tag + mark(cell) + ">" + escaped(cell) + "</" + tag + ">")
                .collect(Collectors.joining());
    }

    /** A verdict is told by its word; colour only helps to find it. */
    private static String mark(String cell) {
        return cell.startsWith("reached") || cell.startsWith("holds")
                ? " class=\"good\""
                : cell.startsWith("missed") || cell.startsWith("BROKEN") ? " class=\"bad\"" : "";
    }

    Html chart(Chart chart) {
        section(chart.title(), chart.says());
        body.append("<div class=\"chart\" role=\"img\" aria-label=\"")
                .append(escaped(chart.title() + ". " + chart.says()))
                .append("\"><script type=\"application/json\">")
                .append(JSON.writeValueAsString(chart).replace("</", "<\\/"))
                .append("</script></div>\n");
        return this;
    }

    String page(String title) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                %s</main>
                <script>%s</script>
                <script>%s</script>
                </body>
                </html>
                """.formatted(
                        escaped(title),
                        resource("report.css"),
                        body,
                        resource("echarts.common.min.js").replace("</script", "<\\/script"),
                        resource("charts.js"));
    }

    private static String resource(String name) {
        try (InputStream stream = Html.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the build has left out " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
