"""What documents say of themselves, by examples."""

import pytest

from kg.metadata import describe
from kg.read import document
from kg.structure import split


def told(text: str, key: str) -> list[str]:
    found = document(text)
    return [fact.value for fact in describe(found, split(found)) if fact.key == key]


def why(text: str, key: str) -> str:
    found = document(text)
    return next(fact.why for fact in describe(found, split(found)) if fact.key == key)


BODY = "为推动创新，现将有关事项通知如下。\n一、总体要求\n建设平台。\n"

TITLES = {
    "青石市科技局关于做好申报工作的通知\n各单位：\n": "青石市科技局关于做好申报工作的通知",
    "省科技厅：关于做好申报工作的通知\n各单位：\n": "关于做好申报工作的通知",
    "省科技厅等3个部门：关于做好申报工作的通知\n": "关于做好申报工作的通知",
    "2023年全市科技工作总结【精选推荐】\n": "2023年全市科技工作总结",
    "在全市科技大会上的汇报.docx\n文档编号:1 上传时间:2022-06-13\n下载 相关 举报\n": "在全市科技大会上的汇报",
    "青石市人民政府\n关于支持创新的\n若干措施的通知\n青政〔2020〕3号\n": "青石市人民政府关于支持创新的若干措施的通知",
    "2023\n科技工作\n要点\n2023年科技工作要点\n": "2023年科技工作要点",
    "关于申报2020年度科技计...\n各单位：\n请申报。\n"
    "关于申报2020年度科技计划项目的通知.pdf\n": "关于申报2020年度科技计划项目的通知",
    "首页 > 讲话 > 正文\n在全市科技大会上的讲话\n": "在全市科技大会上的讲话",
}


@pytest.mark.parametrize("head", TITLES)
def test_the_title_is_as_printed(head: str) -> None:
    assert told(head + BODY, "title") == [TITLES[head]]


def test_an_excerpt_has_no_title() -> None:
    assert told("（二）推进改革。放宽准入。\n优化环境。\n", "title") == []


NUMBERS = {
    "通知标题在此\n青政〔2018〕27 号各市人民政府：\n": ["青政〔2018〕27号"],
    "通知标题在此\n青科[2019]3号\n各单位：\n": ["青科[2019]3号"],
    "某奖励条例\n1999年5月23日 中华人民共和国国务院令第265号发布\n": ["中华人民共和国国务院令第265号"],
    "通知标题在此\n根据青政〔2018〕27号文件精神，现通知如下。\n": [],
}


@pytest.mark.parametrize("head", NUMBERS)
def test_the_number_is_the_documents_own(head: str) -> None:
    assert told(head + BODY, "number") == NUMBERS[head]


SIGNATURES = {
    "青石市科学技术局\n2020年6月1日\n": (["青石市科学技术局"], ["2020-06-01"]),
    "青石市科学技术局 青石市财政局\n二○一二年五月十六日\n": (["青石市科学技术局", "青石市财政局"], ["2012-05-16"]),
    "青石市科学技术局\n青石市财政局\n国家税务总局青石市税务局\n二〇二一年十二月三日\n": (
        ["青石市科学技术局", "青石市财政局", "国家税务总局青石市税务局"],
        ["2021-12-03"],
    ),
    "青石市科学技术局2019年3月4日\n": (["青石市科学技术局"], ["2019-03-04"]),
    "青石市促进发展领导小组办公室\n（青石市工业和信息化局 代章）\n2019年5月5日\n（此件主动公开）\n": (
        ["青石市促进发展领导小组办公室"],
        ["2019-05-05"],
    ),
    "请认真贯彻执行。工业和信息化部发展改革委科技部2021年4月30日（此件公开发布）附录内容很多。\n": (
        ["工业和信息化部", "发展改革委", "科技部"],
        ["2021-04-30"],
    ),
    "科 技 部\n2019年7月15日\n": (["科技部"], ["2019-07-15"]),
    "*县科学技术局\n2022年3月*日\n": (["*县科学技术局"], ["2022-03"]),
}


@pytest.mark.parametrize("signature", SIGNATURES)
def test_the_signature_gives_issuers_and_date(signature: str) -> None:
    issuers, date = SIGNATURES[signature]
    text = f"关于做好申报工作的通知\n各单位：\n{BODY}{signature}"
    assert ([value.replace(" ", "") for value in told(text, "issuer")], told(text, "date")) == (issuers, date)


def test_an_upload_time_is_not_the_date() -> None:
    text = f"在全市科技大会上的讲话\n发布时间:2024-03-18 09:26 来源:网络\n(2024年2月26日)\n同志们：\n{BODY}"
    assert told(text, "date") == ["2024-02-26"]
    assert told(text.replace("(2024年2月26日)\n", ""), "date") == []


def test_a_law_names_who_passed_it_and_when() -> None:
    text = "某市科技创新条例\n2022年5月30日 青石市第十五届人民代表大会常务委员会第五次会议通过\n第一条 为了创新。\n"
    assert told(text, "issuer") == ["青石市第十五届人民代表大会常务委员会"]
    assert told(text, "date") == ["2022-05-30"]


ADDRESSES = {
    "各县（市、区）科技局、财政局，各有关单位：": ["各县（市、区）科技局", "财政局", "各有关单位"],
    "各市、县（区）人民政府，省人民政府各部门、各直属机构，各大企业：": [
        "各市、县（区）人民政府",
        "省人民政府各部门、各直属机构",
        "各大企业",
    ],
    "青科〔2013〕7号各设区市科技局:": ["各设区市科技局"],
    "同志们：": [],
    "根据会议安排,主要汇报四个方面:": [],
}


@pytest.mark.parametrize("line", ADDRESSES)
def test_addressees_are_parted_where_a_name_ends(line: str) -> None:
    assert told(f"关于做好申报工作的通知\n{line}\n{BODY}", "addressee") == ADDRESSES[line]


GENRES = {
    "关于印发《青石市科技创新券管理办法（试行）》的通知": "通知",
    "青石市科技创新条例": "条例",
    "青石市科技局2023年工作总结及2024年工作安排": "总结",
    "在全市科技大会上的讲话": "讲话",
    "青石市科技局二〇二三年工作总结及二〇二四年工作思路": "总结",
    "国务院关于同意设立示范区的批复": "批复",
    "青石市人民政府关于加快创新的若干意见": "意见",
}


@pytest.mark.parametrize("title", GENRES)
def test_the_genre_is_what_the_title_ends_in(title: str) -> None:
    assert told(f"{title}\n{BODY}", "genre") == [GENRES[title]]


PERIODS = {
    "青石市2023年科技工作要点\n": "2023",
    "青石市科技创新行动计划（2021—2023年）\n": "2021-2023",
    "青石市“十四五”科技创新规划\n": "2021-2025",
    "青石市科技局二〇二三年工作总结及二〇二四年工作思路\n": "2023",
    "市科技局全年工作意见\n年是中国共产党成立90周年，也是“十二五”时期开局之年。\n": "2011",
    "市科技局全年工作意见\n今年是新中国成立七十周年，各项工作要加快。\n": "2019",
    "市科技局全年工作意见\n今年是“十三五”规划收官之年，各项工作要加快。\n": "2020",
    "在全市科技大会上的讲话\n同志们：\n": "unknown",
}


@pytest.mark.parametrize("head", PERIODS)
def test_the_period_is_named_proved_or_unknown(head: str) -> None:
    assert told(head + "一、任务\n建设平台。\n", "period") == [PERIODS[head]]


def test_an_inferred_period_keeps_its_proofs() -> None:
    text = "市科技局全年工作意见\n年是中国共产党成立90周年，也是“十二五”时期开局之年。\n"
    assert "中国共产党成立90周年 → 2011" in why(text, "period")
    assert "“十二五”时期开局之年 → 2011" in why(text, "period")


ACTORS = {
    "中共江门市蓬江区委关于加快创新的意见\n请认真组织。\n": ("江门市蓬江区", "县级", "中共江门市蓬江区委"),
    "江门市蓬江区科技局2023年工作总结\n今年以来，我局推进创新。\n": ("江门市蓬江区", "县级", "江门市蓬江区科技局"),
    "云岭省科学技术厅关于推进创新的意见\n请认真组织。\n": ("云岭省", "省级", "云岭省科学技术厅"),
    "科技部关于做好申报工作的通知\n请认真组织。\n科技部\n2020年5月6日\n": ("", "国家级", "科技部"),
    "工作汇报\n今年以来，X县科技局牢牢把握要求，全县科技工作取得进展，我县建成平台。\n": ("", "县级", "X县科技局"),
    "在大会上的讲话\n近年来我市始终重视创新，我市企业增加，我市平台增加。\n": ("", "市级", "我市"),
}


@pytest.mark.parametrize("text", ACTORS)
def test_place_level_and_actor_are_those_of_the_issuer(text: str) -> None:
    place, level, actor = ACTORS[text]
    assert ("".join(told(text, "place")), told(text, "level"), told(text, "actor")) == (place, [level], [actor])


def test_every_fact_with_a_place_quotes_it() -> None:
    text = f"青石市科技局关于做好申报工作的通知\n青科〔2020〕3号\n各县科技局：\n{BODY}青石市科学技术局\n2020年6月1日\n"
    found = document(text)
    for fact in describe(found, split(found)):
        if fact.key in ("title", "number", "issuer", "addressee"):
            assert text[fact.start : fact.end] == fact.value
