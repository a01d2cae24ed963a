package momentum.notebook;

import java.util.ArrayList;
import java.util.List;
import momentum.text.Text;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A Tablesaw table as HTML and as text: at most twenty rows, numbers right-aligned with at most six digits. */
final class TableView {
    private static final int ROWS_SHOWN = 20;

    private TableView() {}

    static String html(Table table) {
        // a line a row, so that a comparison can name the row that differs
        var html = new StringBuilder("<table><thead>\n<tr>");
        for (Column<?> column : table.columns()) html.append(cell("th", column, column.name()));
        html.append("</tr>\n</thead><tbody>\n");
        for (int row = 0; row < shown(table); row++) {
            html.append("<tr>");
            for (Column<?> column : table.columns()) html.append(cell("td", column, text(column, row)));
            html.append("</tr>\n");
        }
        html.append("</tbody></table>");
        if (!rest(table).isEmpty()) html.append("<p>").append(rest(table)).append("</p>");
        return html.toString();
    }

    private static String cell(String tag, Column<?> column, String text) {
        String align = column instanceof NumericColumn ? "right" : "left";
        return "<" + tag + " style=\"text-align:" + align + "\">" + escaped(text) + "</" + tag + ">";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("$", "&#36;");
    }

    static String plain(Table table) {
        List<String> lines = new ArrayList<>();
        for (int row = -1; row < shown(table); row++) lines.add("");
        for (Column<?> column : table.columns()) {
            List<String> cells = new ArrayList<>(List.of(column.name()));
            for (int row = 0; row < shown(table); row++) cells.add(text(column, row));
            int width = cells.stream().mapToInt(cell -> cell.codePointCount(0, cell.length())).max().orElse(0);
            for (int i = 0; i < cells.size(); i++) {
                String gap = lines.get(i).isEmpty() ? "" : "  ";
                String padding = " ".repeat(width - cells.get(i).codePointCount(0, cells.get(i).length()));
                boolean right = column instanceof NumericColumn;
                lines.set(i, lines.get(i) + gap + (right ? padding + cells.get(i) : cells.get(i) + padding));
            }
        }
        lines.replaceAll(String::stripTrailing);
        if (!rest(table).isEmpty()) lines.add(rest(table));
        return String.join("\n", lines);
    }

    private static int shown(Table table) {
        return Math.min(table.rowCount(), ROWS_SHOWN);
    }

    private static String rest(Table table) {
        int more = table.rowCount() - ROWS_SHOWN;
        if (table.columnCount() > 0 && table.rowCount() == 0) return "no rows";
        return more <= 0 ? "" : "… and " + more + (more == 1 ? " more row" : " more rows");
    }

    private static String text(Column<?> column, int row) {
        if (column.isMissing(row)) return "";
        Object value = column.get(row);
        return value instanceof Double || value instanceof Float
                ? Text.number(((Number) value).doubleValue())
                : String.valueOf(value);
    }
}
