#!/usr/bin/env python3
"""Open a store with Datasette and DuckDB, as their users would, and ask them for what is in it.

    store_readers.py ARQAM

From PyPI: datasette, duckdb and duckdb-ext-sqlite of duckdb's version. Without DuckDB only Datasette is asked,
and that is said.
"""

import asyncio
import glob
import os
import subprocess
import sys
import tempfile

ARTICLES = """\
{"id":"a","source":"المنبر","published":"2025-08-05","title":"أرباح","text":"قالت شركة أرامكو السعودية إن أرباحها بلغت 95 مليار ريال في الربع الثاني من 2025. ويقع كِتاب الشركة في 120 صفحة."}
{"id":"b","source":"الأفق","published":"2025-08-06","title":"صادرات","text":"بلغت صادرات مصر 3.5 مليار دولار في 2024، وفق البنك المركزي المصري."}
"""


def expect(found, wanted, what):
    if found != wanted:
        sys.exit(f"{what}: {found!r}, not {wanted!r}")


async def ask_datasette(path):
    from datasette.app import Datasette

    datasette = Datasette([path])
    await datasette.invoke_startup()

    async def rows(table, **arguments):
        query = "&".join(f"{key}={value}" for key, value in arguments.items())
        answer = await datasette.client.get(f"/store/{table}.json?_shape=objects&{query}")
        expect(answer.status_code, 200, f"Datasette, {table}?{query}")
        return answer.json()

    tables = (await datasette.client.get("/store.json")).json()
    names = {table["name"]: table for table in tables["tables"]}
    expect(names["claims"]["fts_table"], "claims_fts", "Datasette, the index of claims")
    for word, count in (("أرامكو", 1), ("ارامكو", 1), ("كتاب", 1), ("صادرات", 1), ("مصر", 1), ("غائب", 0)):
        answer = await rows("claims", _search=word)
        expect(len(answer["rows"]), count, f"Datasette, claims with {word}")
    answer = await rows("v_claims", _facet="unit", _extra="facet_results", _size="1")
    facets = answer.get("facet_results", {})
    facets = facets.get("results", facets)
    expect(
        sorted((item["value"], item["count"]) for item in facets["unit"]["results"]),
        [("SAR", 1), ("USD", 1), ("{count}", 1)], "Datasette, units of v_claims")
    answer = await rows("claims", _facet="modality", _extra="facet_results")
    expect(len(answer["rows"]), 3, "Datasette, claims")
    for page in ("/", "/store", "/store/claims", "/store/v_claims", "/store/v_figures", "/store/documents/1"):
        expect((await datasette.client.get(page)).status_code, 200, f"Datasette, page {page}")


def ask_duckdb(path):
    try:
        import duckdb
        import duckdb_ext
    except ImportError as error:
        print(f"SKIPPED: DuckDB is not here ({error})", file=sys.stderr)
        return False
    connection = duckdb.connect()
    # Its reader of SQLite files, of the same version, from PyPI as well: its makers' server is not asked.
    [extension] = glob.glob(
        os.path.join(list(duckdb_ext.__path__)[0], f"extensions/v{duckdb.__version__}/*/sqlite_scanner.*"))
    connection.execute(f"LOAD '{extension}'")
    connection.execute(f"ATTACH '{path}' AS store (TYPE sqlite)")
    # DuckDB takes every column of a view for text.
    found = connection.execute(
        "SELECT value, CAST(amount AS DOUBLE) FROM store.v_claims ORDER BY CAST(claim AS INT)").fetchall()
    expect(found, [("95000000000", 95e9), ("120", 120.0), ("3500000000", 3.5e9)], "DuckDB, v_claims")
    found = connection.execute(
        "SELECT unit, max(low) FROM store.quantities WHERE dimension = 'money' GROUP BY 1 ORDER BY 1").fetchall()
    expect(found, [("SAR", 95e9), ("USD", 3.5e9)], "DuckDB, quantities")
    return True


def main():
    arqam = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "store.db")
        subprocess.run(
            [arqam, "ingest", "-", "--from", "jsonl", "--store", path], input=ARTICLES.encode(), check=True,
            stdout=subprocess.DEVNULL)
        asyncio.run(ask_datasette(path))
        with_duckdb = ask_duckdb(path)
    print("Datasette opens the store, searches Arabic and counts facets" + ("; DuckDB reads its views" if with_duckdb else ""))


if __name__ == "__main__":
    main()
