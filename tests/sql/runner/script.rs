//! How a script is cut into statements.

use codegen::migrator::{Dialect, statements};

fn cut(dialect: Dialect, script: &str) -> Vec<String> {
    statements(dialect, script).into_iter().map(|statement| statement.sql).collect()
}

#[test]
fn a_semicolon_in_quotes_and_comments_ends_nothing() {
    let everywhere = "SELECT ';', \"a;b\" -- ;\n /* ; */ FROM t; SELECT 2;\n;\n-- the end";
    for dialect in [Dialect::Sqlite, Dialect::Postgres, Dialect::Mysql] {
        assert_eq!(cut(dialect, everywhere), ["SELECT ';', \"a;b\" -- ;\n /* ; */ FROM t", "SELECT 2"], "{dialect:?}");
    }
    assert_eq!(cut(Dialect::Postgres, "SELECT $$;$$, $a$ ;$$; $a$, $1; x"), ["SELECT $$;$$, $a$ ;$$; $a$, $1", "x"]);
    assert_eq!(cut(Dialect::Postgres, "SELECT E'\\';', '\\'; /* /* ; */ ; */ y"), ["SELECT E'\\';', '\\'", "y"]);
    assert_eq!(
        cut(Dialect::Mysql, "SELECT '\\';', \"\\\";\"; # ;\nSELECT `;`"),
        ["SELECT '\\';', \"\\\";\"", "SELECT `;`"]
    );
    assert_eq!(
        cut(Dialect::Mysql, "SELECT 1--1; /*!40101 SET x = 1 */; y"),
        ["SELECT 1--1", "/*!40101 SET x = 1 */", "y"]
    );
    assert_eq!(cut(Dialect::Sqlite, "SELECT [;], '\\'; x"), ["SELECT [;], '\\'", "x"]);
}

#[test]
fn a_body_is_one_statement() {
    let trigger = "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n UPDATE b SET n = CASE WHEN n THEN 1 ELSE 2 END;\n DELETE FROM c;\nEND";
    assert_eq!(cut(Dialect::Sqlite, &format!("{trigger}; SELECT 1;")), [trigger, "SELECT 1"]);

    let procedure = "CREATE PROCEDURE p(IN n INT)\nBEGIN\n DECLARE x INT DEFAULT IF(n > 0, 1, 2);\n \
                     IF n > 0 THEN SET x = 1; ELSEIF n = 0 THEN SET x = 2; END IF;\n \
                     WHILE x > 0 DO SET x = x - 1; END WHILE;\n CASE x WHEN 1 THEN SET x = 2; ELSE SET x = 3; END CASE;\n \
                     DROP TABLE IF EXISTS t;\n l: LOOP LEAVE l; END LOOP;\nEND";
    let trigger = "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW IF NEW.n > 0 THEN SET NEW.n = 0; END IF";
    assert_eq!(cut(Dialect::Mysql, &format!("{procedure};\n{trigger};\nSELECT 1")), [procedure, trigger, "SELECT 1"]);

    let function = "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC\n SELECT 1;\n SELECT 2;\nEND";
    let rule = "CREATE RULE r AS ON INSERT TO a DO (DELETE FROM b; DELETE FROM c)";
    let block = "DO $x$ BEGIN PERFORM 1; END $x$";
    let script = format!("{function}; {rule}; {block}; BEGIN; COMMIT");
    assert_eq!(cut(Dialect::Postgres, &script), [function, rule, block, "BEGIN", "COMMIT"]);
}

#[test]
fn comments_caption_steps_and_lines_are_counted() {
    let script = "-- About the file.\n\n-- Make a table.\n-- More of that.\nCREATE TABLE t (n int);\nCREATE INDEX i ON t (n);\n\n\
                  -- preflight: n is NULL.\n-- rows: SELECT \"n\" FROM t\nSELECT 1";
    let found = statements(Dialect::Sqlite, script);
    let told: Vec<_> = found
        .iter()
        .map(|it| (it.line, it.caption.as_deref().unwrap_or_default(), it.starts_step, it.rows.as_deref()))
        .collect();
    let expected = [
        (5, "Make a table.", true, None),
        (6, "Make a table.", false, None),
        (10, "preflight: n is NULL.", true, Some("SELECT \"n\" FROM t")),
    ];
    assert_eq!(told, expected);
}
