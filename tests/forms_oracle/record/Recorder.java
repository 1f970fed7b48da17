import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.FormIndex;
import org.javarosa.core.model.ItemsetBinding;
import org.javarosa.core.model.condition.EvaluationContext;
import org.javarosa.core.model.data.DateData;
import org.javarosa.core.model.data.DecimalData;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.data.IntegerData;
import org.javarosa.core.model.data.MultipleItemsData;
import org.javarosa.core.model.data.SelectOneData;
import org.javarosa.core.model.data.StringData;
import org.javarosa.core.model.data.helper.Selection;
import org.javarosa.core.model.instance.FormInstance;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.instance.TreeReference;
import org.javarosa.core.util.JavaRosaCoreModule;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryModel;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.util.XFormUtils;
import org.javarosa.xpath.expr.XPathFuncExpr;
import org.javarosa.xpath.expr.XPathPathExpr;

/**
 * Fills forms in with JavaRosa, the engine of ODK, and writes down what it makes of every answer.
 *
 * One command a line, parts between tabs, every part in URL encoding:
 *   form PATH             opens an XForm and writes its first state
 *   answer NAME KIND TEXT gives an answer (an empty text takes it back) and writes the state after it
 * A state is one line a node (`node NAME RELEVANT VALUE REQUIRED FITS`), one line a select with a filter
 * (`offers NAME CHOICES`), and `done`. What JavaRosa throws is written as `broken WORDS`.
 */
public final class Recorder {
    private static final PrintStream OUT = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    private final FormDef form;
    private final FormEntryController controller;
    private final Map<String, TreeReference> places = new LinkedHashMap<>();
    private final Map<String, FormIndex> selects = new LinkedHashMap<>();

    private Recorder(String path) throws Exception {
        form = XFormUtils.getFormFromFormXml(Path.of(path).toString(), null);
        FormEntryModel model = new FormEntryModel(form);
        controller = new FormEntryController(model);
        form.initialize(true, new InstanceInitializationFactory());
        gather(form.getMainInstance().getRoot());
        FormIndex index = FormIndex.createBeginningOfFormIndex();
        while (!index.isEndOfFormIndex()) {
            if (model.getEvent(index) == FormEntryController.EVENT_QUESTION) {
                if (model.getQuestionPrompt(index).getQuestion().getDynamicChoices() != null) {
                    selects.put(index.getReference().getNameLast(), index);
                }
            }
            index = model.incrementIndex(index);
        }
    }

    private void gather(TreeElement element) {
        for (int i = 0; i < element.getNumChildren(); i++) {
            TreeElement child = element.getChildAt(i);
            if (!"instanceID".equals(child.getName()) && !"meta".equals(child.getName())) {
                places.put(child.getName(), child.getRef());
            }
            gather(child);
        }
    }

    private TreeElement at(TreeReference place) {
        return form.getMainInstance().resolveReference(place);
    }

    private void answer(String name, String kind, String text) throws Exception {
        TreeReference place = places.get(name);
        form.setValue(text.isEmpty() ? null : data(kind, text), place, at(place), true);
    }

    private static IAnswerData data(String kind, String text) throws Exception {
        switch (kind) {
            case "integer":
                return new IntegerData(Integer.parseInt(text));
            case "decimal":
                return new DecimalData(Double.parseDouble(text));
            case "date":
                return new DateData(new SimpleDateFormat("yyyy-MM-dd").parse(text));
            case "select_one":
                return new SelectOneData(new Selection(text));
            case "select_multiple":
                List<Selection> chosen = new ArrayList<>();
                for (String one : text.split(" ")) {
                    chosen.add(new Selection(one));
                }
                return new MultipleItemsData(chosen);
            default:
                return new StringData(text);
        }
    }

    private void state() {
        FormInstance instance = form.getMainInstance();
        for (Map.Entry<String, TreeReference> place : places.entrySet()) {
            TreeElement element = at(place.getValue());
            EvaluationContext context = new EvaluationContext(form.getEvaluationContext(), place.getValue());
            String value = element.getNumChildren() > 0
                ? ""
                : XPathFuncExpr.toString(XPathPathExpr.fromRef(place.getValue()).eval(instance, context));
            boolean fits = element.getValue() == null || form.evaluateConstraint(place.getValue(), element.getValue());
            say("node", place.getKey(), flag(element.isRelevant()), value, flag(element.isRequired()), flag(fits));
        }
        for (Map.Entry<String, FormIndex> select : selects.entrySet()) {
            say("offers", select.getKey(), offered(select.getValue()));
        }
        say("done");
    }

    /**
     * Works the filter out itself. FormEntryPrompt.getSelectChoices would clear an answer that is no longer offered, and
     * gives an older list while only the relevance of what the filter reads has changed: it remembers lists by value.
     */
    private String offered(FormIndex index) {
        ItemsetBinding binding = controller.getModel().getQuestionPrompt(index).getQuestion().getDynamicChoices();
        EvaluationContext whole = form.getEvaluationContext();
        TreeReference around = binding.contextRef.contextualize(index.getReference());
        StringBuilder names = new StringBuilder();
        for (TreeReference item : binding.nodesetExpr.evalNodeset(form.getMainInstance(), new EvaluationContext(whole, around))) {
            String name = binding.valueExpr.evalReadable(form.getMainInstance(), new EvaluationContext(whole, item));
            names.append(names.length() > 0 ? " " : "").append(name);
        }
        return names.toString();
    }

    private static String flag(boolean truth) {
        return truth ? "1" : "0";
    }

    private static void say(String... parts) {
        StringBuilder line = new StringBuilder();
        for (String part : parts) {
            line.append(line.length() > 0 ? "\t" : "").append(URLEncoder.encode(part, StandardCharsets.UTF_8));
        }
        OUT.println(line);
    }

    public static void main(String[] none) throws Exception {
        new XFormsModule().registerModule();
        new JavaRosaCoreModule().registerModule();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Recorder open = null;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] parts = line.split("\t", -1);
            for (int i = 0; i < parts.length; i++) {
                parts[i] = URLDecoder.decode(parts[i], StandardCharsets.UTF_8);
            }
            try {
                if (parts[0].equals("form")) {
                    open = new Recorder(parts[1]);
                } else {
                    open.answer(parts[1], parts[2], parts[3]);
                }
                open.state();
            } catch (Throwable broken) {
                say("broken", String.valueOf(broken));
            }
            OUT.flush();
        }
    }
}
